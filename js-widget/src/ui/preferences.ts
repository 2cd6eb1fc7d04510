import type { Consent } from "../core/consent.ts";
import type { Choices, Notice } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { h, link } from "./dom.ts";
import { otherVendors, purposeItem } from "./purpose.ts";

/** What the preferences dialog says; without a notice, only what `answers` says about that. */
export function preferencesContent(
  consent: Consent,
  words: Words,
  answers: HTMLElement,
  close: () => void,
): (Node | string)[] {
  const notice = consent.hashed?.notice;
  return [
    h(
      "div",
      { class: "head" },
      h("h2", { id: "dialog-title", tabindex: "-1" }, words[Say.preferences]),
      h("button", { class: "plain", "aria-label": words[Say.close], onclick: close }, "×"),
    ),
    notice ? noticeBody(notice, consent, words) : "",
    answers,
  ];
}

function noticeBody(notice: Notice, consent: Consent, words: Words): Node {
  const { introduction, privacyPolicy, purposes, links, contacts } = notice;
  return h(
    "div",
    { class: "body" },
    h("p", {}, introduction),
    purposes.map((purpose) => purposeItem(purpose, notice, words, consent.has(purpose.id))),
    otherVendors(notice, words),
    h(
      "ul",
      {},
      privacyPolicy && h("li", {}, link(words[Say.privacyPolicy], privacyPolicy)),
      links.map(({ title, url }) => h("li", {}, link(title, url))),
      contacts.map(({ role, email }) => h("li", {}, `${role}: `, link(email, `mailto:${email}`))),
    ),
  );
}

/** The answers as the dialog's switches stand; one left on as it was is left out, so that its newest answer is kept. */
export function draftOf(dialog: HTMLElement): Choices {
  return Object.fromEntries(
    [...dialog.querySelectorAll("input")]
      .filter(({ checked, defaultChecked }) => !(checked && defaultChecked))
      .map(({ id, checked }) => [id, checked]),
  );
}
