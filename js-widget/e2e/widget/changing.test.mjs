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

async function answerElsewhere(page, cookie) {
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

  test("is known here when this page is seen again, and takes the banner away", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      const other = await page.context().newPage();
      await other.goto(site.page());
      await new Banner(other).accept.click();
      await new Banner(other).gone();
      assert.equal(await has(page, "analytics"), false);
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await banner.gone();
      assert.equal(await has(page, "analytics"), true);
      await new Preferences(other).open();
      await new Preferences(other).refuse.click();
      await new Preferences(other).gone();
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      assert.equal(await has(page, "analytics"), false);
    }));
});
