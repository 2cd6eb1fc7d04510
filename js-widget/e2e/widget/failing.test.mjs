import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

const opened = (steps, options = {}) => visit(browser, site.page(), options, steps);
const ALL = "pv=1&analytics=1&advertising=1";
const has = (page, purpose) => page.evaluate((id) => window.consentry.has(id), purpose);

describe("an answer that cannot be saved", () => {
  for (const mood of ["down", "garbage"]) {
    test(`is said, grants nothing, and is kept for another try (${mood})`, () =>
      opened(async ({ page, banner }) => {
        await banner.shown();
        site.mood = mood;
        await banner.accept.click();
        await banner.retry.waitFor();
        assert.match(
          await banner.alert.textContent(),
          /could not be confirmed.*kept here and can be sent again/,
        );
        assert.equal(await has(page, "analytics"), false);
        site.mood = "well";
        await banner.retry.click();
        await banner.gone();
        assert.deepEqual(site.answers.at(-1).choices, { analytics: true, advertising: true });
        assert.equal(await has(page, "analytics"), true);
      }));
  }

  test("is kept in the dialog too, with the switches as they were", () =>
    opened(async ({ banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      site.mood = "down";
      await preferences.purpose("advertising").check();
      await preferences.save.click();
      await preferences.retry.waitFor();
      assert.equal(await preferences.purpose("advertising").isChecked(), true);
      site.mood = "well";
      await preferences.retry.click();
      await preferences.gone();
      assert.deepEqual(site.answers.at(-1).choices, { analytics: false, advertising: true });
    }));

  test("while it is on its way nothing is granted, and a second press is not sent", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      site.mood = "slow";
      await banner.accept.click();
      await banner.refuse.click();
      assert.equal(await has(page, "analytics"), false);
      site.release();
      await banner.gone();
      assert.equal(site.answers.length, 1);
      assert.equal(site.answers[0].action, "accept-all");
    }));

  test("its cookie, which may be here before the receipt, is not taken for another tab's answer", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      await page.evaluate(() => {
        window.heard = [];
        window.consentry.on("change", ({ action }) => window.heard.push(action));
      });
      site.mood = "slow";
      await banner.accept.click();
      await page.context().addCookies([{ name: "consent-choices", value: ALL, url: site.url }]);
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      site.release();
      await banner.gone();
      assert.deepEqual(await page.evaluate(() => window.heard), ["accept-all"]);
    }));

  test("the widget taken out of the page meanwhile breaks nothing", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      site.mood = "slow";
      await banner.accept.click();
      await page.evaluate(() => {
        window.changed = new Promise((resolve) => window.consentry.on("change", resolve));
        document.querySelector("consentry-banner").remove();
      });
      site.release();
      assert.equal((await page.evaluate(() => window.changed)).action, "accept-all");
    }));
});

describe("a notice that changes while the visitor answers", () => {
  test("is shown anew, and the old answer is not taken for it", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      site.policyVersion = 2;
      await banner.accept.click();
      await banner.alert.getByText("This has changed").waitFor();
      assert.equal(await has(page, "analytics"), false);
      await banner.refuse.click();
      await banner.gone();
      assert.deepEqual(
        site.answers.map(({ policyVersion, action }) => [policyVersion, action]),
        [
          [1, "accept-all"],
          [2, "refuse-all"],
        ],
      );
    }));

  test("is shown anew in the dialog and in the banner behind it", () =>
    opened(async ({ banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      site.policyVersion = 2;
      await preferences.save.click();
      await preferences.alert.getByText("This has changed").waitFor();
      await preferences.close.click();
      await banner.refuse.click();
      await banner.gone();
      assert.equal(site.answers.at(-1).policyVersion, 2);
    }));
});

describe("an endpoint without a notice", () => {
  for (const mood of ["down", "garbage"]) {
    test(`leaves the page alone; the way back says so and tries again (${mood})`, () => {
      site.mood = mood;
      return opened(async ({ banner, preferences }) => {
        await preferences.open();
        assert.match(await preferences.alert.textContent(), /cannot be reached/);
        assert.equal(await banner.region.isVisible(), false);
        site.mood = "well";
        await preferences.retry.click();
        await preferences.save.waitFor();
        await preferences.refuse.click();
        await preferences.gone();
        assert.equal(site.answers[0].action, "refuse-all");
      });
    });
  }

  test("that is slow holds nothing up: the banner comes when its notice does", () => {
    site.mood = "slow";
    return opened(async ({ page, banner }) => {
      await page.locator("#footer-link").focus();
      assert.equal(await banner.region.isVisible(), false);
      assert.equal(await has(page, "analytics"), false);
      site.release();
      await banner.shown();
    });
  });
});

describe("a notice that is not in the page's language", () => {
  test("is shown as it is, with words of its own language", () => {
    site.speaks = "de";
    return opened(async ({ banner }) => {
      await banner.shown();
      assert.equal(await banner.region.getAttribute("lang"), "de");
      assert.equal(await banner.accept.textContent(), "Alle akzeptieren");
    });
  });

  test("in a language that the widget has no words for gets English ones", () => {
    site.speaks = "eo";
    return opened(async ({ banner }) => {
      await banner.shown();
      assert.equal(await banner.accept.textContent(), "Accept all");
      assert.equal(await banner.region.locator(".answers").getAttribute("lang"), "en");
    });
  });
});

describe("a browser that gives nothing away", () => {
  const gone = (names) =>
    names.forEach((name) =>
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("The operation is insecure", "SecurityError");
        },
      }),
    );

  test("no storage, or a full one, changes nothing: there is none that the widget uses", () =>
    opened(async ({ page, banner }) => {
      await page.addInitScript(gone, ["localStorage", "sessionStorage", "indexedDB", "caches"]);
      await page.reload();
      await (await banner.shown()).accept.click();
      await banner.gone();
      assert.equal(await page.evaluate(() => window.consentry.has("analytics")), true);
    }));

  test("cookies that scripts may not see: the answer counts here, and is said not to be kept", () =>
    opened(async ({ page, banner, preferences }) => {
      await page.addInitScript(() =>
        Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => {} }),
      );
      await page.reload();
      await (await banner.shown()).accept.click();
      await preferences.status.getByText("Your browser keeps no cookies").waitFor();
      assert.equal(await page.evaluate(() => window.consentry.has("analytics")), true);
    }));
});
