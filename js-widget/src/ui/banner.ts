import type { Notice, Purpose } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { h, link } from "./dom.ts";
import { consequence } from "./purpose.ts";

/**
 * What the banner says. Asked about everything, it shows the site's introduction; asked again about some purposes, it
 * shows just those.
 */
export function bannerContent(
  { title, introduction, privacyPolicy }: Notice,
  words: Words,
  askedAgain: Purpose[] | false,
  answers: HTMLElement,
): (Node | string)[] {
  return [
    h("h2", { id: "banner-title", tabindex: "-1" }, title),
    h("p", {}, askedAgain ? words[Say.changed] : introduction),
    ...(askedAgain || []).map((purpose) => askedPurpose(purpose, words)),
    privacyPolicy ? h("p", {}, link(words[Say.privacyPolicy], privacyPolicy)) : "",
    answers,
  ];
}

function askedPurpose(purpose: Purpose, words: Words): Node {
  const { name, explanation } = purpose;
  return h("div", { class: "card" }, h("b", {}, name), h("p", {}, explanation), consequence(purpose, words));
}
