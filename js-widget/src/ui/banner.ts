import type { Notice, Purpose } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { consequence } from "./consequence.ts";
import { h, link } from "./dom.ts";

/** What differs from one banner to the next. */
export interface Asked {
  /** The purposes that are asked again, where it is not all of them. */
  again: Purpose[] | false;
  /** Whether the browser's own signal refuses one of them. */
  signal: boolean;
  /** What the button that closes it does; no such button where absent. */
  close: (() => void) | "" | undefined;
}

/**
 * What the banner says. Asked about everything, it shows the site's introduction; asked again about some purposes, it
 * shows just those.
 */
export function bannerContent(
  { title, introduction, privacyPolicy }: Notice,
  words: Words,
  { again, signal, close }: Asked,
  answers: HTMLElement,
): (Node | string)[] {
  const heading = h("h2", { id: "banner-title", tabindex: "-1" }, title);
  return [
    close
      ? h(
          "div",
          { class: "head" },
          heading,
          h("button", { class: "plain", "aria-label": words[Say.close], onclick: close }, "×"),
        )
      : heading,
    h("p", {}, again ? words[Say.changed] : introduction),
    ...(again || []).map((purpose) => askedPurpose(purpose, words)),
    signal ? h("p", {}, words[Say.signal]) : "",
    privacyPolicy ? h("p", {}, link(words[Say.privacyPolicy], privacyPolicy)) : "",
    answers,
  ];
}

function askedPurpose(purpose: Purpose, words: Words): Node {
  const { name, explanation } = purpose;
  return h("div", { class: "card" }, h("b", {}, name), h("p", {}, explanation), consequence(purpose, words));
}
