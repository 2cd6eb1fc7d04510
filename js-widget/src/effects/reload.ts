import { Say } from "../i18n/words.ts";
import { h } from "../ui/dom.ts";
import { adopt } from "../ui/sheet.ts";
import css from "../ui/style/aside.css";
import { speakIn, wordsHere } from "./words-here.ts";

let offered = false;

/** Says that what runs stops with a new page, with the button for it. */
export async function offerReload(): Promise<void> {
  if (offered) return;
  offered = true;
  const words = await wordsHere();
  const place = document.createElement("consentry-notice");
  const root = place.attachShadow({ mode: "open" });
  adopt(root, css);
  const status = h("p", { role: "status" });
  const close = () => {
    place.remove();
    offered = false;
  };
  const box = h(
    "div",
    { class: "toast", part: "notice" },
    status,
    h("button", { onclick: () => location.reload() }, words[Say.reload]),
    h("button", { onclick: close }, words[Say.close]),
  );
  speakIn(box, words);
  root.append(box);
  document.body.append(place);
  status.textContent = words[Say.reloadNeeded];
}
