import { Banner } from "../pages/banner.mjs";
import { Preferences } from "../pages/preferences.mjs";

const NOT_THE_WEBAPPS = new Set(["consent", "consent-choices"]);

/** A person with a browser of their own, at one site. Remembers every cookie that ever came over the wire. */
export class Visitor {
  static async arrive(browser, address, locale) {
    const context = await browser.newContext({ locale });
    return new Visitor(context, await context.newPage(), address);
  }

  constructor(context, page, address) {
    this.context = context;
    this.page = page;
    this.address = address;
    this.banner = new Banner(page);
    this.preferences = new Preferences(page);
    this.requests = [];
    this.wire = [];
    this.problems = [];
    this.listening = [];
    page.on("request", (request) => this.requests.push(new URL(request.url()).pathname));
    page.on("response", (response) => this.listening.push(this.#hear(response)));
    page.on("pageerror", (error) => this.problems.push(String(error)));
  }

  async #hear(response) {
    for (const { name, value } of await response.headersArray().catch(() => []))
      if (name.toLowerCase() === "set-cookie") this.wire.push(value);
  }

  /** Opens a page; forgets what came over the wire before. */
  async visit(path = "") {
    // What still arrives belongs to the visit before.
    await Promise.all(this.listening);
    this.listening.length = 0;
    this.requests.length = 0;
    this.wire.length = 0;
    await this.page.goto(new URL(path, this.address).href, { waitUntil: "networkidle" });
  }

  /** The names of the webapp's cookies in the browser's jar, in order. */
  async jar() {
    const cookies = await this.context.cookies();
    return cookies
      .map((cookie) => cookie.name)
      .filter((name) => !NOT_THE_WEBAPPS.has(name))
      .sort();
  }

  /** The names of the webapp's cookies that responses set, and did not delete, since the last visit began. */
  async setOnTheWire() {
    await Promise.all(this.listening);
    return this.wire
      .flatMap((value) => value.split("\n"))
      .filter((line) => !/max-age=0|expires=thu, 01.jan.1970/i.test(line))
      .map((line) => line.slice(0, line.indexOf("=")))
      .filter((name) => !NOT_THE_WEBAPPS.has(name));
  }

  async cookie(name) {
    return (await this.context.cookies()).find((cookie) => cookie.name === name);
  }

  /** Puts another text into the place of the consent token. */
  async replaceToken(value) {
    const { name, domain, path, expires, httpOnly, secure, sameSite } = await this.cookie("consent");
    await this.context.addCookies([{ name, value, domain, path, expires, httpOnly, secure, sameSite }]);
  }

  /** Makes every cookie of the browser older, as if so much time had passed; those that end meanwhile are gone. */
  async wait(seconds) {
    const aged = (await this.context.cookies())
      .filter(({ expires }) => expires > 0)
      .map((cookie) => ({ ...cookie, expires: cookie.expires - seconds }));
    for (const { name, expires, ...rest } of aged)
      if (expires * 1000 <= Date.now()) await this.context.clearCookies({ name, path: rest.path });
      else await this.context.addCookies([{ name, expires, ...rest }]);
  }

  /** What the page's own scripts are told. */
  has(purpose, part) {
    return this.page.evaluate((asked) => window.consentry.has(...asked), [purpose, part]);
  }

  async leave() {
    await this.context.close();
  }
}
