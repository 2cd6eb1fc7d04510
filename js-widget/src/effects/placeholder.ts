import { Say } from "../i18n/words.ts";
import { h } from "../ui/dom.ts";
import { adopt } from "../ui/sheet.ts";
import css from "../ui/style/aside.css";
import { speakIn, wordsHere } from "./words-here.ts";

/** What stands in the place of a frame that needs consent, as large as the frame: why, and a button that gives it. */
export function placeholderFor(frame: HTMLIFrameElement, marks: string): HTMLElement {
  const {
    consentName,
    consentPurpose,
    consentVendor,
    consentVendorName = consentVendor,
    src,
  } = frame.dataset;
  const { offsetWidth, offsetHeight } = frame;
  const place = document.createElement("consentry-placeholder");
  const root = place.attachShadow({ mode: "open" });
  adopt(root, css);
  const from = [frame.title, consentVendorName ?? hostOf(src)].filter(Boolean).join(" · ");
  const why = h("p", {});
  const failure = h("p", { role: "alert" });
  const allow = h("button", { part: "allow" });
  const settings = h("button", { part: "settings", onclick: () => window.consentry?.showPreferences() });
  const box = h(
    "div",
    { class: "place", part: "placeholder" },
    h("b", {}, from),
    why,
    failure,
    allow,
    settings,
  );
  box.style.maxWidth = `${offsetWidth}px`;
  box.style.minHeight = `${offsetHeight}px`;
  root.append(box);
  void wordsHere().then((words) => {
    speakIn(box, words);
    why.textContent = `${words[Say.blocked]} ${consentName ?? consentPurpose}`;
    allow.textContent = words[Say.allow];
    settings.textContent = words[Say.settings];
    allow.onclick = async () => {
      failure.textContent = "";
      if (!(await window.consentry?.grant(marks))) failure.textContent = words[Say.saveFailed];
    };
  });
  return place;
}

function hostOf(address = ""): string {
  try {
    return new URL(address, document.baseURI).hostname;
  } catch {
    return "";
  }
}
