// Sites that ask about each vendor, or each cookie, of a purpose.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import axe from "axe-core";
import { launchChromium } from "../browser/chromium.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => {
  site.reset();
  site.each = "vendor";
});

const META_ONLY = "pv=1&analytics=0&advertising=0&advertising/meta=1";
const opened = (steps, options = {}) => visit(browser, site.page(), options, steps);
const inDialog = (steps, options) =>
  opened(async (visit) => {
    await (await visit.banner.shown()).settings.click();
    await visit.preferences.shown();
    await steps(visit);
  }, options);
const again = (steps, options) =>
  opened(async (visit) => {
    await visit.preferences.open();
    await steps(visit);
  }, options);
const state = (locator) =>
  locator.evaluate(({ checked, indeterminate }) => (indeterminate ? "mixed" : checked));

describe("the preferences dialog", () => {
  test("has a switch for each vendor, seen at once, and nothing is ticked", () =>
    inDialog(async ({ preferences }) => {
      for (const id of ["advertising", "advertising/meta", "advertising/tube"]) {
        assert.ok(await preferences.purpose(id).isVisible(), id);
        assert.equal(await state(preferences.purpose(id)), false);
      }
      assert.equal(await preferences.dialog.locator("input").count(), 4);
    }));

  test("has a switch for each cookie where the site asks so", async () => {
    site.each = "cookie";
    await inDialog(async ({ preferences }) => {
      const group = preferences.dialog.getByRole("group", { name: "Advertising" });
      assert.deepEqual(await group.getByRole("switch").evaluateAll((all) => all.map(({ id }) => id)), [
        "advertising/_fbp",
        "advertising/_tube",
      ]);
      assert.equal(await group.getByRole("switch", { name: "_fbp", exact: true }).count(), 1);
    });
  });

  test("names each switch by its vendor, within a group named by the purpose, and says when only some are on", () =>
    inDialog(async ({ preferences }) => {
      const group = preferences.dialog.getByRole("group", { name: "Advertising" });
      const whole = preferences.dialog.getByRole("checkbox", { name: "Advertising", exact: true });
      await group.getByRole("switch", { name: "Meta", exact: true }).check();
      assert.equal(await state(whole), "mixed");
      await group.getByRole("switch", { name: "Tube", exact: true }).check();
      assert.equal(await state(whole), true);
    }));

  test("is answered with keys: the purpose's switch sets all, a vendor's only its own", () =>
    inDialog(async ({ page, preferences }) => {
      await preferences.purpose("advertising").focus();
      await page.keyboard.press("Space");
      assert.equal(await state(preferences.purpose("advertising/tube")), true);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      assert.equal(await state(preferences.purpose("advertising/meta")), false);
      assert.equal(await state(preferences.purpose("advertising")), "mixed");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Space");
      assert.equal(await state(preferences.purpose("advertising/meta")), true);
    }));

  test("sends each vendor's answer, and shows it again", () =>
    inDialog(async ({ page, preferences }) => {
      await preferences.purpose("advertising/meta").check();
      await preferences.save.click();
      await preferences.gone();
      const { action, choices, parts } = site.answers[0];
      assert.deepEqual(
        { action, choices, parts },
        {
          action: "save",
          choices: { analytics: false, advertising: true },
          parts: { advertising: { meta: true, tube: false } },
        },
      );
      const has = (...what) => page.evaluate((asked) => window.consentry.has(...asked), what);
      assert.equal(await has("advertising"), false);
      assert.equal(await has("advertising", "meta"), true);
      assert.equal(await has("advertising", "tube"), false);
      await preferences.open();
      assert.equal(await state(preferences.purpose("advertising")), "mixed");
      assert.equal(await state(preferences.purpose("advertising/meta")), true);
    }));

  test("saving without a change keeps every vendor's answer, and is no withdrawal", () =>
    again(
      async ({ preferences }) => {
        await preferences.save.click();
        await preferences.gone();
        assert.deepEqual(site.answers[0].parts, { advertising: { meta: true, tube: false } });
        assert.equal(site.answers[0].action, "save");
      },
      { cookie: META_ONLY },
    ));

  test("taking one vendor back is a withdrawal", () =>
    again(
      async ({ preferences }) => {
        await preferences.purpose("advertising/tube").uncheck();
        await preferences.save.click();
        await preferences.gone();
        assert.equal(site.answers[0].action, "withdraw");
        assert.deepEqual(site.answers[0].parts, { advertising: { meta: true, tube: false } });
      },
      { cookie: "pv=1&analytics=0&advertising=1" },
    ));

  for (const [button, granted] of [
    ["accept", true],
    ["refuse", false],
  ])
    test(`${button} all answers every vendor`, () =>
      again(
        async ({ page, preferences }) => {
          await preferences[button].click();
          await preferences.gone();
          assert.deepEqual(site.answers[0].choices, { analytics: granted, advertising: granted });
          assert.equal(await page.evaluate(() => window.consentry.has("advertising", "tube")), granted);
          assert.equal(await page.evaluate(() => window.consentry.has("advertising", "meta")), granted);
        },
        { cookie: META_ONLY },
      ));

  test("the browser's signal keeps every vendor's switch off", () =>
    inDialog(
      async ({ preferences }) => {
        assert.ok(await preferences.purpose("advertising/meta").isDisabled());
        await preferences.accept.click();
        await preferences.gone();
        assert.deepEqual(site.answers[0].choices, { analytics: true, advertising: false });
      },
      { signal: true },
    ));

  for (const options of [
    {},
    { colorScheme: "dark" },
    { forcedColors: "active" },
    { viewport: { width: 320, height: 640 } },
  ])
    test(`axe-core finds nothing: ${JSON.stringify(options)}`, () =>
      again(
        async ({ page }) => {
          await page.evaluate(axe.source);
          const found = await page.evaluate(async () => {
            const { violations, passes } = await window.axe.run("consentry-banner", {
              rules: { "target-size": { enabled: true } },
            });
            return [violations.map(({ id, nodes }) => [id, nodes[0].html]), passes.length];
          });
          assert.deepEqual(found[0], []);
          assert.ok(found[1] > 3);
        },
        { cookie: META_ONLY, ...options },
      ));
});

describe("in a script", () => {
  test("a visitor who has chosen is known without a request", () =>
    opened(
      async ({ page }) => {
        const has = (...what) => page.evaluate((asked) => window.consentry.has(...asked), what);
        assert.equal(await has("advertising", "meta"), true);
        assert.equal(await has("advertising", "tube"), false);
        assert.equal(await has("advertising", "anybody"), false);
        assert.equal(await has("advertising"), false);
        assert.deepEqual(site.requests, []);
      },
      { cookie: META_ONLY },
    ));

  test("one vendor is granted and withdrawn", () =>
    opened(
      async ({ page }) => {
        assert.equal(await page.evaluate(() => window.consentry.grant("advertising/tube")), true);
        assert.deepEqual(site.answers[0].choices, { analytics: false, advertising: true });
        assert.equal(await page.evaluate(() => window.consentry.has("advertising")), true);
        assert.equal(await page.evaluate(() => window.consentry.withdraw("advertising/meta")), true);
        assert.deepEqual(site.answers[1].parts, { advertising: { meta: false, tube: true } });
        assert.equal(site.answers[1].action, "withdraw");
        assert.equal(await page.evaluate(() => window.consentry.has("advertising", "meta")), false);
      },
      { cookie: META_ONLY },
    ));
});

describe("marked elements", () => {
  const script = (vendor) =>
    `<script type="text/plain" data-consent-purpose="advertising" ${vendor && `data-consent-vendor="${vendor}"`} src="/asset/log.js?say=${vendor || "whole"}"></script>`;
  const log = (page) => page.evaluate(() => window.log ?? []);

  test("of a granted vendor run, of another or of the whole purpose they do not", () => {
    site.body = script("tube") + script("") + script("meta");
    return opened(
      async ({ page }) => {
        await page.waitForFunction(() => window.log);
        await page.waitForTimeout(300);
        assert.deepEqual(await log(page), ["meta"]);
        await page.evaluate(() => window.consentry.grant("advertising"));
        await page.waitForFunction(() => window.log.length === 3);
      },
      { cookie: META_ONLY },
    );
  });

  test("a frame's button grants its vendor alone", () => {
    site.body = `<iframe data-consent-purpose="advertising" data-consent-vendor="tube" data-consent-vendor-name="The Tube" title="Our film" data-src="/asset/frame"></iframe>`;
    return opened(
      async ({ page }) => {
        await page.getByText("Our film · The Tube").waitFor();
        await page.getByRole("button", { name: "Allow and show" }).click();
        await page.frameLocator("iframe").getByText("Film").waitFor();
        assert.deepEqual(site.answers[0].parts, { advertising: { meta: false, tube: true } });
      },
      { cookie: "pv=1&analytics=0&advertising=0" },
    );
  });

  test("that ran for a vendor who is taken back need a new page", () => {
    site.body = script("meta");
    return opened(
      async ({ page }) => {
        await page.waitForFunction(() => window.log);
        await page.evaluate(() => window.consentry.withdraw("advertising/meta"));
        await page.getByRole("button", { name: "Reload" }).waitFor();
      },
      { cookie: META_ONLY },
    );
  });
});
