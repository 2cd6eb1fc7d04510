// What the README tells people to copy does what it says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { Preferences } from "../pages/preferences.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const examples = (language) =>
  [...readme.matchAll(new RegExp("```" + language + "\\n(.*?)```", "gs"))].map(([, code]) => code);
const [tag, tagOfLanguage, link, marked, consentMode] = examples("html");
const [script] = examples("js");

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

describe("the README's", () => {
  test("tag is the one on the pages of these tests", () =>
    assert.ok(tag.startsWith('<script type="module" src="/.consent/widget.js"')));

  test("tag with a language brings the notice in it, whatever the browser's is", () => {
    Object.assign(site, { words: true, brings: "en", address: /src="([^"]+)"/.exec(tagOfLanguage)[1] });
    return visit(browser, site.page("ko"), {}, async ({ banner }) => {
      await banner.shown();
      assert.equal(await banner.accept.textContent(), "모두 동의");
      assert.deepEqual([...site.scripts, ...site.requests], ["widget.js"]);
    });
  });

  test("link opens the preferences", () => {
    site.body = link;
    return visit(browser, site.page(), {}, async ({ page }) => {
      await page.getByText("Cookie settings").last().click();
      await new Preferences(page).shown();
    });
  });

  test("marked elements fetch nothing before consent, and everything after it", () => {
    site.body = marked;
    const fetched = () =>
      site.missing.filter((path) => /statistics|more|film|pixel|campaign/.test(path)).sort();
    return visit(browser, site.page(), {}, async ({ page, banner }) => {
      await banner.shown();
      await page.locator("consentry-placeholder").getByText("Our film · Tube").waitFor();
      assert.deepEqual(fetched(), []);
      await banner.accept.click();
      await banner.gone();
      const all = ["/campaign.css", "/film.html", "/more.js", "/pixel.svg", "/statistics.js"];
      for (let i = 0; i < 50 && fetched().length < all.length; i++) await page.waitForTimeout(50);
      assert.deepEqual(fetched(), all);
    });
  });

  test("tag for consent mode speaks before the page's own scripts", () => {
    site.head = consentMode;
    return visit(browser, site.page(), {}, async ({ page }) => {
      const [elsewhere, there] = await page.evaluate(() => window.dataLayer.map((entry) => [...entry]));
      assert.equal(elsewhere[2].ad_storage, "granted");
      assert.deepEqual(there[2].region, ["DE", "FR", "KR"]);
    });
  });

  test("script hears of the answer", () =>
    visit(browser, site.page(), { bypassCSP: true }, async ({ page, banner }) => {
      await banner.shown();
      await page.evaluate((code) => {
        window.counted = 0;
        window.startCounting = () => (window.counted += 1);
        const element = document.createElement("script");
        element.textContent = code;
        document.head.append(element);
      }, script);
      assert.equal(await page.evaluate(() => window.counted), 0);
      await banner.accept.click();
      await banner.gone();
      assert.equal(await page.evaluate(() => window.counted), 1);
    }));
});
