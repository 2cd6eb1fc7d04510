import type { Consent } from "../core/consent.ts";
import { sayCountry, sayDuration } from "../core/say.ts";
import type { CookieDeclaration, Notice, Purpose, Vendor } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { consequence } from "./consequence.ts";
import { h, link } from "./dom.ts";
import { join, partSwitches, switchFor } from "./switches.ts";

/**
 * One purpose of the dialog: its switch (off unless granted before), its texts, its vendors and cookies, with switches of their
 * own where these are asked about.
 */
export function purposeItem(purpose: Purpose, notice: Notice, words: Words, consent: Consent): HTMLElement {
  const { id, name, explanation, required } = purpose;
  const cookies = notice.cookies.filter((cookie) => cookie.purpose === id);
  const text = `${id}-text`;
  const signalled = consent.signalled(id);
  const parts = partSwitches(purpose, notice, consent);
  const control = required
    ? h("small", {}, words[Say.alwaysOn])
    : switchFor(id, consent.has(id), signalled, text);
  if (parts.size) join(control as HTMLInputElement, [...parts.values()]);
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
    cookies.length > 0 &&
      details(words[Say.details], vendorsOf(cookies, notice), cookies, words, { purpose, parts }),
  );
}

/** The vendors for whom no cookie is declared. */
export function otherVendors(notice: Notice, words: Words): HTMLElement | undefined {
  const named = vendorsOf(notice.cookies, notice);
  const others = notice.vendors.filter((vendor) => !named.includes(vendor));
  return others.length
    ? h("div", { class: "card" }, details(words[Say.otherVendors], others, [], words, {}))
    : undefined;
}

function vendorsOf(cookies: CookieDeclaration[], { vendors }: Notice): Vendor[] {
  return vendors.filter(({ id }) => cookies.some(({ vendor }) => vendor === id));
}

/** What is asked about on its own within a purpose: the switch of each vendor or cookie. */
interface Asked {
  purpose?: Purpose;
  parts?: Map<string, HTMLInputElement>;
}

function details(
  title: string,
  vendors: Vendor[],
  cookies: CookieDeclaration[],
  words: Words,
  asked: Asked,
): HTMLElement {
  // What is asked is seen at once.
  const group = asked.parts?.size && { open: true, role: "group", "aria-label": asked.purpose!.name };
  return h(
    "details",
    group || {},
    h("summary", {}, title),
    vendors.map((vendor) =>
      vendorItem(
        vendor,
        cookies.filter((cookie) => cookie.vendor === vendor.id),
        words,
        asked,
      ),
    ),
  );
}

function vendorItem(
  { id, name, does, countries, privacyPolicy }: Vendor,
  cookies: CookieDeclaration[],
  words: Words,
  asked: Asked,
): Node {
  const places = countries.map((code) => sayCountry(code, words[Say.language])).join(", ");
  const heading = h("h4", {}, labelled(name, id, "vendor", asked), h("small", {}, ` · ${places}`));
  return h(
    "div",
    {},
    withSwitch(heading, id, "vendor", asked),
    does && h("p", {}, does),
    privacyPolicy && h("p", {}, link(words[Say.privacyPolicy], privacyPolicy)),
    cookies.length > 0 &&
      h(
        "ul",
        {},
        cookies.map((cookie) => cookieItem(cookie, words, asked)),
      ),
  );
}

function cookieItem({ name, lifetime, explanation }: CookieDeclaration, words: Words, asked: Asked): Node {
  const lives = lifetime === "session" ? words[Say.session] : sayDuration(lifetime, words[Say.language]);
  const code = h("code", {}, name);
  const heading = h("div", {}, labelled(code, name, "cookie", asked), h("small", {}, ` ${lives}`));
  return h("li", {}, withSwitch(heading, name, "cookie", asked), explanation && h("p", {}, explanation));
}

/** The name as the label of its switch, where it has one. */
function labelled(name: Node | string, part: string, each: string, asked: Asked): Node | string {
  const control = switchOf(part, each, asked);
  return control ? h("label", { for: control.id }, name) : name;
}

function withSwitch(heading: HTMLElement, part: string, each: string, asked: Asked): HTMLElement {
  const control = switchOf(part, each, asked);
  return control ? h("div", { class: "head" }, heading, control) : heading;
}

function switchOf(part: string, each: string, { purpose, parts }: Asked): HTMLInputElement | undefined {
  return purpose?.askEach === each ? parts?.get(part) : undefined;
}
