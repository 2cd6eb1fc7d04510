// Every language that the widget has words in, on a page that is 320 pixels wide.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];
const LANGUAGES = readdirSync(new URL("../../src/i18n", import.meta.url))
  .filter((file) => /^[a-z]{2,3}(-[a-z]{2,4})?\.ts$/.test(file))
  .map((file) => Intl.getCanonicalLocales(file.replace(".ts", ""))[0]);

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

test("there are at least 40", () => assert.ok(LANGUAGES.length >= 40, `${LANGUAGES.length}`));

for (const tag of LANGUAGES)
  test(`${tag}: no text leaves its button, and it is written its own way round`, () => {
    site.speaks = tag;
    const options = { viewport: { width: 320, height: 640 } };
    return visit(browser, site.page(tag), options, async ({ page, banner, preferences }) => {
      await banner.shown();
      await fits(banner.region, tag);
      await banner.settings.click();
      await preferences.shown();
      await fits(preferences.dialog, tag);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(sideways, 0);
    });
  });

async function fits(part, tag) {
  assert.equal(await part.getAttribute("dir"), RIGHT_TO_LEFT.includes(tag) ? "rtl" : "ltr");
  assert.equal(await part.locator(".answers").getAttribute("lang"), tag);
  const buttons = await part.locator("button:visible").evaluateAll((all) =>
    all.map((button) => {
      // Or a word that is too long would be broken anywhere, and never be seen to be too long.
      button.style.overflowWrap = "normal";
      const box = button.getBoundingClientRect();
      const text = document.createRange();
      text.selectNodeContents(button);
      const inside = [...text.getClientRects()].every(
        ({ left, right, top, bottom }) =>
          left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom,
      );
      return { label: button.textContent, inside: inside && box.left >= 0 && box.right <= innerWidth };
    }),
  );
  assert.ok(buttons.length >= 3);
  for (const { label, inside } of buttons) {
    assert.notEqual(label, "");
    assert.ok(inside, `"${label}" leaves its button`);
  }
}
