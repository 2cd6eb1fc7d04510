import { sayCountry, sayDuration } from "../core/say.ts";
import type { CookieDeclaration, Notice, Purpose, Vendor } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { consequence } from "./consequence.ts";
import { h, link } from "./dom.ts";

/** One purpose of the dialog: its switch (off unless granted before), its texts, its vendors and cookies. */
export function purposeItem(
  purpose: Purpose,
  notice: Notice,
  words: Words,
  granted: boolean,
  signalled: boolean,
): HTMLElement {
  const { id, name, explanation, required } = purpose;
  const cookies = notice.cookies.filter((cookie) => cookie.purpose === id);
  const text = `${id}-text`;
  const control = required
    ? h("small", {}, words[Say.alwaysOn])
    : h("input", {
        type: "checkbox",
        role: "switch",
        id,
        checked: granted,
        disabled: signalled,
        "aria-describedby": text,
      });
  return h(
    "div",
    { class: "card" },
    h("div", { class: "head" }, h("h3", {}, required ? name : h("label", { for: id }, name)), control),
    h(
      "div",
      { id: text },
      h("p", {}, explanation),
      consequence(purpose, words),
      signalled && h("p", {}, words[Say.signal]),
    ),
    cookies.length > 0 && details(words[Say.details], vendorsOf(cookies, notice), cookies, words),
  );
}

/** The vendors for whom no cookie is declared. */
export function otherVendors(notice: Notice, words: Words): HTMLElement | undefined {
  const named = vendorsOf(notice.cookies, notice);
  const others = notice.vendors.filter((vendor) => !named.includes(vendor));
  return others.length
    ? h("div", { class: "card" }, details(words[Say.otherVendors], others, [], words))
    : undefined;
}

function vendorsOf(cookies: CookieDeclaration[], { vendors }: Notice): Vendor[] {
  return vendors.filter(({ id }) => cookies.some(({ vendor }) => vendor === id));
}

function details(title: string, vendors: Vendor[], cookies: CookieDeclaration[], words: Words): HTMLElement {
  return h(
    "details",
    {},
    h("summary", {}, title),
    vendors.map((vendor) =>
      vendorItem(
        vendor,
        cookies.filter((cookie) => cookie.vendor === vendor.id),
        words,
      ),
    ),
  );
}

function vendorItem(
  { name, does, countries, privacyPolicy }: Vendor,
  cookies: CookieDeclaration[],
  words: Words,
): Node {
  const places = countries.map((code) => sayCountry(code, words[Say.language])).join(", ");
  return h(
    "div",
    {},
    h("h4", {}, name, h("small", {}, ` · ${places}`)),
    does && h("p", {}, does),
    privacyPolicy && h("p", {}, link(words[Say.privacyPolicy], privacyPolicy)),
    cookies.length > 0 &&
      h(
        "ul",
        {},
        cookies.map((cookie) => cookieItem(cookie, words)),
      ),
  );
}

function cookieItem({ name, lifetime, explanation }: CookieDeclaration, words: Words): Node {
  const lives = lifetime === "session" ? words[Say.session] : sayDuration(lifetime, words[Say.language]);
  return h(
    "li",
    {},
    h("code", {}, name),
    h("small", {}, ` ${lives}`),
    explanation && h("p", {}, explanation),
  );
}
