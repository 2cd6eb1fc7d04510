import assert from "node:assert/strict";
import { Banner } from "../pages/banner.mjs";
import { Preferences } from "../pages/preferences.mjs";

/**
 * Opens a page in a browser profile of its own, runs the steps, and closes it. Whatever happens, the page must have thrown
 * no exception, broken no rule of its Content Security Policy, and written nothing to the console.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {import("playwright-core").BrowserContextOptions & { cookie?: string, signal?: boolean }} options `cookie`: a value of `consent-choices`; `signal`: Global Privacy Control
 * @param {(visit: { page: import("playwright-core").Page, banner: Banner, preferences: Preferences }) => Promise<void>} steps
 */
export async function visit(browser, url, { cookie, signal, ...options }, steps) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  try {
    if (cookie) await context.addCookies([{ name: "consent-choices", value: cookie, url }]);
    if (signal) await context.addInitScript(() => void (navigator.globalPrivacyControl = true));
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.stack));
    page.on(
      "console",
      // What the browser itself says of a failed request is not the widget's.
      (message) => !/^Failed to load resource/.test(message.text()) && complaints.push(message.text()),
    );
    await page.goto(url);
    await page.waitForFunction(() => document.querySelector("consentry-banner"));
    await steps({ page, banner: new Banner(page), preferences: new Preferences(page) });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** The focused element's text or name, looked for inside the widget too. */
export function focused(page) {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer?.shadowRoot?.activeElement ?? outer;
    return inner.ariaLabel || inner.id || inner.textContent.trim();
  });
}
