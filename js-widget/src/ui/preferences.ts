import type { Consent } from "../core/consent.ts";
import type { Choices } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { h, link } from "./dom.ts";
import { earlierVersions } from "./earlier.ts";
import { otherVendors, purposeItem } from "./purpose.ts";
import { adopt } from "./sheet.ts";
import css from "./style/preferences.css";

/** The part of the dialog that is loaded when somebody opens it. */
export type PreferencesModule = typeof import("./preferences.ts");

let dressed = false;

/** Adds the dialog's style. */
export function dress(root: ShadowRoot): void {
  if (!dressed) adopt(root, css);
  dressed = true;
}

/** What the preferences dialog says between its heading and its answers. */
export function preferencesBody(consent: Consent, words: Words, endpoint: string): HTMLElement {
  const { notice } = consent.hashed!;
  const { introduction, privacyPolicy, purposes, links, contacts } = notice;
  return h(
    "div",
    { class: "body" },
    h("p", {}, introduction),
    purposes.map((purpose) => purposeItem(purpose, notice, words, consent)),
    otherVendors(notice, words),
    notice.policyVersion > 1 && earlierVersions(notice, words, endpoint),
    h(
      "ul",
      {},
      privacyPolicy && h("li", {}, link(words[Say.privacyPolicy], privacyPolicy)),
      links.map(({ title, url }) => h("li", {}, link(title, url))),
      contacts.map(({ role, email }) => h("li", {}, `${role}: `, link(email, `mailto:${email}`))),
    ),
  );
}

/**
 * The answers as the dialog's switches stand; one left on as it was is left out, so that its newest answer is kept. A purpose with
 * switches for its parts is on where one of these is.
 */
export function draftOf(dialog: HTMLElement): Choices {
  return Object.fromEntries(
    [...dialog.querySelectorAll("input")]
      .filter(({ checked, defaultChecked }) => !(checked && defaultChecked))
      .map(({ id, checked, indeterminate }) => [id, checked || indeterminate]),
  );
}
