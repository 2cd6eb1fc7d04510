// Policies that change, and answers that are given in other tabs, while a page is open.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { Banner } from "../pages/banner.mjs";
import { Preferences } from "../pages/preferences.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

const opened = (steps, cookie) => visit(browser, site.page(), { cookie }, steps);
const has = (page, purpose) => page.evaluate((id) => window.consentry.has(id), purpose);
const raise = () => Object.assign(site, { policyVersion: 2, since: { analytics: 2 } });
const ALL = "pv=1&analytics=1&advertising=1";

/** In a tab that has had its look at the cookie after it started (half a second later), so that it does not look now. */
async function answerElsewhere(page, cookie) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const other = await page.context().newPage();
  await other.goto(site.page());
  await page.context().addCookies([{ name: "consent-choices", value: cookie, url: site.url }]);
  return other;
}

describe("a purpose that changed since it was answered", () => {
  test("is not ticked in the preferences of a page that was open before, and is not granted", () =>
    opened(async ({ page, preferences }) => {
      raise();
      assert.equal(await has(page, "analytics"), true);
      await preferences.open();
      assert.equal(await preferences.purpose("analytics").isChecked(), false);
      assert.equal(await preferences.purpose("advertising").isChecked(), true);
      assert.equal(await has(page, "analytics"), false);
      await preferences.save.click();
      await preferences.gone();
      assert.deepEqual(site.answers[0].choices, { analytics: false, advertising: true });
      assert.equal(site.answers[0].policyVersion, 2);
    }, ALL));

  test("is not ticked either where the preferences had been open before", () =>
    opened(async ({ page, preferences }) => {
      await preferences.open();
      await page.keyboard.press("Escape");
      await preferences.gone();
      raise();
      await preferences.open();
      assert.equal(await preferences.purpose("analytics").isChecked(), false);
    }, ALL));

  test("is asked again when saving finds out, and is not sent as granted", () =>
    opened(async ({ page, preferences }) => {
      await preferences.open();
      raise();
      await preferences.save.click();
      await preferences.alert.getByText("This has changed").waitFor();
      assert.equal(await preferences.purpose("analytics").isChecked(), false);
      assert.equal(await has(page, "analytics"), false);
      await preferences.save.click();
      await preferences.gone();
      assert.deepEqual(site.answers.at(-1).choices, { analytics: false, advertising: true });
    }, ALL));

  test("is what the banner then asks, alone", () =>
    opened(async ({ banner }) => {
      await banner.shown();
      raise();
      await banner.accept.click();
      await banner.alert.getByText("This has changed").waitFor();
      assert.doesNotMatch(await banner.region.textContent(), /Essential/);
      assert.match(await banner.region.textContent(), /Analytics/);
      await banner.refuse.click();
      await banner.gone();
      assert.deepEqual(site.answers.at(-1).choices, { analytics: false, advertising: true });
    }, "pv=1&advertising=1&ask=analytics"));

  test("a notice that says so in a broken way is none: no banner, nothing granted", async () => {
    Object.assign(site, { since: { analytics: "2" } });
    await opened(async ({ page, banner, preferences }) => {
      await preferences.open();
      assert.match(await preferences.alert.textContent(), /cannot be reached/);
      assert.equal(await banner.region.isVisible(), false);
      assert.equal(await has(page, "analytics"), false);
    });
  });
});

describe("an answer in another tab", () => {
  test("is not undone by answering the banner of this one", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      await answerElsewhere(page, "pv=1&analytics=0&advertising=0");
      await banner.accept.click();
      await banner.gone();
      assert.deepEqual(site.answers[0].choices, { analytics: true, advertising: false });
    }, "pv=1&advertising=1&ask=analytics"));

  test("is not undone by saving switches that were left as they were", () =>
    opened(async ({ page, preferences }) => {
      await preferences.open();
      await answerElsewhere(page, "pv=1&analytics=1&advertising=0");
      await preferences.save.click();
      await preferences.gone();
      assert.deepEqual(site.answers[0].choices, { analytics: true, advertising: false });
    }, ALL));

  test("is known here at once, takes the banner away and is told to the page", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      await page.evaluate(() => {
        window.heard = [];
        window.consentry.on("change", ({ choices, action }) =>
          window.heard.push([choices.analytics, action]),
        );
      });
      const other = await page.context().newPage();
      await other.goto(site.page());
      await new Banner(other).accept.click();
      await new Banner(other).gone();
      await banner.gone();
      assert.equal(await has(page, "analytics"), true);
      await new Preferences(other).open();
      await new Preferences(other).refuse.click();
      await new Preferences(other).gone();
      await page.waitForFunction(() => !window.consentry.has("analytics"));
      assert.deepEqual(await page.evaluate(() => window.heard), [
        [true, "elsewhere"],
        [false, "elsewhere"],
      ]);
    }));

  test("is known when this page is seen again, where no other page could tell it", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      await page.context().addCookies([{ name: "consent-choices", value: ALL, url: site.url }]);
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await banner.gone();
      assert.equal(await has(page, "analytics"), true);
    }));

  test("is known by a page on which nothing was asked", () =>
    opened(async ({ page }) => {
      const heard = page.evaluate(
        () => new Promise((resolve) => window.consentry.on("change", ({ action }) => resolve(action))),
      );
      const other = await page.context().newPage();
      await other.goto(site.page());
      await new Preferences(other).open();
      await new Preferences(other).refuse.click();
      assert.equal(await heard, "elsewhere");
      assert.equal(await has(page, "analytics"), false);
    }, ALL));
});

describe("earlier versions of the policy", () => {
  const opener = ({ dialog }) => dialog.locator("summary", { hasText: "Earlier versions" });

  test("are one click away, the newest first, each with its texts", () => {
    site.policyVersion = 3;
    return opened(async ({ preferences }) => {
      await preferences.open();
      await opener(preferences).click();
      const versions = preferences.dialog.locator("summary", { hasText: /^\d · / });
      await versions.first().waitFor();
      assert.deepEqual(await versions.allTextContents(), [
        "2 · February 1, 2026 – March 1, 2026",
        "1 · January 1, 2026 – February 1, 2026",
      ]);
      await versions.last().click();
      await preferences.dialog.getByRole("heading", { name: "May we use cookies?", level: 4 }).waitFor();
      assert.ok(site.requests.includes("GET /.consent/policies/1?language=en"));
    }, ALL);
  });

  test("that were replaced before their time are not among them", () => {
    site.policyVersion = 3;
    site.replaced = 2;
    return opened(async ({ preferences }) => {
      await preferences.open();
      await opener(preferences).click();
      const versions = preferences.dialog.locator("summary", { hasText: /^\d · / });
      await versions.first().waitFor();
      assert.deepEqual(await versions.allTextContents(), ["1 · January 1, 2026 – February 1, 2026"]);
    }, ALL);
  });

  test("that cannot be had are said to be so, and fetched when asked for again", () => {
    site.policyVersion = 2;
    return opened(async ({ preferences }) => {
      await preferences.open();
      site.mood = "down";
      await opener(preferences).click();
      await preferences.dialog.getByText("The settings cannot be reached.").waitFor();
      site.mood = "well";
      await opener(preferences).click();
      await opener(preferences).click();
      await preferences.dialog.getByText("1 · January 1, 2026").waitFor();
    }, ALL);
  });

  test("are not offered while there is only one", () =>
    opened(async ({ preferences }) => {
      await preferences.open();
      assert.equal(await opener(preferences).count(), 0);
    }, ALL));
});
