// What runs only with consent: scripts, frames, pictures, style sheets; and Google's consent mode.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startSite } from "./site.mjs";
import { focused, visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

const opened = (body, steps, options = {}) => {
  site.body = body;
  return visit(browser, site.page(), options, steps);
};
const log = (page) => page.evaluate(() => window.log ?? []);
const until = (page, ...entries) =>
  page.waitForFunction((wanted) => JSON.stringify(window.log) === JSON.stringify(wanted), entries);
const ANALYTICS = "pv=1&analytics=1&advertising=0";
const NOTHING = "pv=1&analytics=0&advertising=0";

const SCRIPTS = `
<script type="text/plain" data-consent-purpose="analytics" src="/asset/log.js?slow&say=first"></script>
<script type="text/plain" data-consent-purpose="analytics" nonce="n0nce">(window.log ??= []).push("second")</script>
<script type="text/plain" data-consent-purpose="analytics" data-type="module" src="/asset/log.js?say=module"></script>
<script type="text/plain" data-consent-purpose="advertising" src="/asset/log.js?say=advertising"></script>
<script type="text/plain" data-consent-purpose="analytics" defer src="/asset/log.js?say=last"></script>`;

describe("a marked script", () => {
  test("does not run before consent, and then in order", () =>
    opened(SCRIPTS, async ({ page, banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      assert.deepEqual(await log(page), []);
      assert.equal(site.assets.length, 0);
      await preferences.purpose("analytics").check();
      await preferences.save.click();
      await until(page, "first", "second", "module", "last");
    }));

  test("runs at once for a visitor who has agreed", () =>
    opened(SCRIPTS, ({ page }) => until(page, "first", "second", "module", "last"), { cookie: ANALYTICS }));

  test("keeps its attributes, and runs once", () =>
    opened(
      `<script type="text/plain" id="tag" data-consent-purpose="analytics" async crossorigin="anonymous" src="/asset/log.js?say=it"></script>`,
      async ({ page }) => {
        await until(page, "it");
        const tag = await page.evaluate(() => {
          const { async, crossOrigin, type, dataset } = document.getElementById("tag");
          return [async, crossOrigin, type, dataset.consentPurpose];
        });
        assert.deepEqual(tag, [true, "anonymous", "", "analytics"]);
        await page.evaluate(() => window.consentry.grant());
        await page.evaluate(() => document.body.append(document.createElement("p")));
        assert.deepEqual(await log(page), ["it"]);
      },
      { cookie: ANALYTICS },
    ));

  test("that cannot be loaded does not hold up those after it", () =>
    opened(
      `<script type="text/plain" data-consent-purpose="analytics" src="/asset/missing"></script>
       <script type="text/plain" data-consent-purpose="analytics" src="/asset/log.js?say=after"></script>`,
      ({ page }) => until(page, "after"),
      { cookie: ANALYTICS },
    ));

  test("of a purpose that nobody declared never runs, an essential one always", () =>
    opened(
      `<script type="text/plain" data-consent-purpose="unheard-of" src="/asset/log.js?say=unheard"></script>
       <script type="text/plain" data-consent-purpose="essential" src="/asset/log.js?say=essential"></script>`,
      async ({ page }) => {
        await until(page, "essential");
        await page.evaluate(() => window.consentry.grant());
        assert.deepEqual(await log(page), ["essential"]);
      },
    ));

  test("that a single-page app adds later is held too", () =>
    opened(
      `<template id="later">
        <script type="text/plain" data-consent-purpose="advertising" src="/asset/log.js?say=advertising"></script>
        <script type="text/plain" data-consent-purpose="analytics" src="/asset/log.js?say=analytics"></script>
      </template>`,
      async ({ page }) => {
        await page.evaluate(() => {
          const { content } = document.getElementById("later");
          document.querySelector("main").append(document.importNode(content, true));
        });
        await until(page, "analytics");
        assert.equal(site.assets.length, 1);
      },
      { cookie: ANALYTICS },
    ));

  test("that ran needs a new page to stop: the visitor is told so, with a button", () =>
    opened(
      SCRIPTS,
      async ({ page, preferences }) => {
        await until(page, "first", "second", "module", "last");
        await preferences.open();
        await preferences.refuse.click();
        const notice = page.locator("consentry-notice");
        await notice.getByRole("status").getByText("stops when the page is loaded again").waitFor();
        await notice.getByRole("button", { name: "Reload" }).click();
        await page.waitForFunction(() => !window.log && window.consentry);
        assert.deepEqual(await log(page), []);
      },
      { cookie: ANALYTICS },
    ));
});

const FRAME = `<iframe data-consent-purpose="advertising" data-consent-name="Advertising" data-consent-vendor="Tube"
  title="Our film" width="320" height="240" data-src="/asset/frame"></iframe>
<img alt="" data-consent-purpose="analytics" data-src="/asset/pixel">
<link rel="stylesheet" data-consent-purpose="analytics" data-href="/asset/style">`;

describe("marked frames, pictures and style sheets", () => {
  test("fetch nothing without consent; the frame's placeholder says why and lets it in", () =>
    opened(
      FRAME,
      async ({ page }) => {
        const placeholder = page.locator("consentry-placeholder");
        await placeholder.getByText("Our film · Tube").waitFor();
        await placeholder.getByText("Shown only with your consent: Advertising").waitFor();
        assert.deepEqual(site.assets, []);
        await placeholder.getByRole("button", { name: "Allow and show" }).click();
        await page.frameLocator("iframe").getByText("Film").waitFor();
        assert.equal(await placeholder.count(), 0);
        assert.deepEqual(site.answers[0].choices, { analytics: false, advertising: true });
      },
      { cookie: NOTHING },
    ));

  test("are fetched after consent, and taken away by withdrawing it", () =>
    opened(
      FRAME,
      async ({ page }) => {
        await page.frameLocator("iframe").getByText("Film").waitFor();
        await page.waitForFunction(
          () => document.querySelector("img").src && document.styleSheets.length === 2,
        );
        await page.evaluate(() => window.consentry.withdraw());
        await page.locator("consentry-placeholder").waitFor();
        assert.equal(await page.locator("iframe").getAttribute("src"), null);
        assert.equal(await page.locator("img").getAttribute("src"), null);
        assert.equal(await page.evaluate(() => document.styleSheets.length), 1);
        assert.equal(site.answers[0].action, "withdraw");
      },
      { cookie: "pv=1&analytics=1&advertising=1" },
    ));

  test("2.1.1 Keyboard, 2.4.3 Focus Order: a frame is let in with keys, and has the focus then", () =>
    opened(
      `<a id="before" href="#">Before</a><iframe id="film" data-consent-purpose="advertising" title="Our film" data-src="/asset/frame"></iframe>`,
      async ({ page }) => {
        await page.getByRole("button", { name: "Allow and show" }).waitFor();
        await page.locator("#before").focus();
        await page.keyboard.press("Tab");
        assert.equal(await focused(page), "Allow and show");
        await page.keyboard.press("Tab");
        assert.equal(await focused(page), "Settings");
        await page.keyboard.press("Shift+Tab");
        await page.keyboard.press("Enter");
        await page.locator("consentry-placeholder").waitFor({ state: "detached" });
        assert.equal(await focused(page), "film");
      },
      { cookie: NOTHING },
    ));

  test("a frame that could not be let in says so, and is let in by another try", () =>
    opened(
      `<iframe data-consent-purpose="advertising" title="Our film" data-src="/asset/frame"></iframe>`,
      async ({ page }) => {
        const allow = page.getByRole("button", { name: "Allow and show" });
        await allow.waitFor();
        site.mood = "down";
        await allow.click();
        await page.locator("consentry-placeholder").getByRole("alert").getByText("could not be").waitFor();
        assert.deepEqual(site.assets, []);
        site.mood = "well";
        await allow.click();
        await page.locator("consentry-placeholder").waitFor({ state: "detached" });
        assert.equal(site.answers.at(-1).choices.advertising, true);
      },
      { cookie: NOTHING },
    ));

  test("a frame of a purpose that the browser's signal refuses stays out", () =>
    opened(FRAME, ({ page }) => page.locator("consentry-placeholder").waitFor(), {
      cookie: "pv=1&analytics=1&advertising=1",
      signal: true,
    }));
});

describe("the browser's signal (Global Privacy Control)", () => {
  test("is honoured and shown as honoured", () =>
    opened(
      "",
      async ({ page, banner, preferences }) => {
        await banner.shown();
        assert.match(await banner.region.textContent(), /Global Privacy Control/);
        await banner.accept.click();
        await banner.gone();
        assert.deepEqual(site.answers[0].choices, { analytics: true, advertising: false });
        assert.equal(site.answers[0].action, "save");
        await preferences.open();
        assert.equal(await preferences.purpose("advertising").isDisabled(), true);
        assert.match(await preferences.dialog.textContent(), /Global Privacy Control/);
        assert.equal(await page.evaluate(() => window.consentry.has("advertising")), false);
      },
      { signal: true },
    ));
});

describe("Google's consent mode", () => {
  const layer = (page) => page.evaluate(() => window.dataLayer.map((entry) => [...entry]));
  const head = (attributes) =>
    (site.head = `<script src="/.consent/consent-mode.js" ${attributes}></script>`);

  test("denies everything but security before any tag, and follows the answer", () => {
    head("");
    return opened("", async ({ page, banner }) => {
      const [first] = await layer(page);
      assert.deepEqual(first, [
        "consent",
        "default",
        {
          ad_storage: "denied",
          ad_user_data: "denied",
          ad_personalization: "denied",
          analytics_storage: "denied",
          functionality_storage: "denied",
          personalization_storage: "denied",
          security_storage: "granted",
          wait_for_update: 500,
        },
      ]);
      await (await banner.shown()).accept.click();
      await banner.gone();
      const [, kind, update] = (await layer(page)).at(-1);
      assert.equal(kind, "update");
      assert.deepEqual(
        [update.ad_storage, update.ad_user_data, update.ad_personalization, update.analytics_storage],
        ["granted", "granted", "granted", "granted"],
      );
      assert.equal(update.functionality_storage, "denied", "this site has no such purpose");
    });
  });

  test("knows the answer of a visitor who has chosen before any tag runs", () => {
    head("");
    return opened(
      "",
      async ({ page }) => {
        const [, [, kind, { analytics_storage, ad_storage }]] = await layer(page);
        assert.deepEqual([kind, analytics_storage, ad_storage], ["update", "granted", "denied"]);
      },
      { cookie: ANALYTICS },
    );
  });

  test("takes regions, what holds elsewhere, and other purposes from the tag", () => {
    head(`data-region="DE, FR" data-elsewhere="granted" data-map='{"functionality_storage":"analytics"}'`);
    return opened("", async ({ page, banner }) => {
      const [elsewhere, there] = await layer(page);
      assert.equal(elsewhere[2].ad_storage, "granted");
      assert.deepEqual([there[2].region, there[2].ad_storage], [["DE", "FR"], "denied"]);
      await (await banner.shown()).accept.click();
      await banner.gone();
      assert.equal((await layer(page)).at(-1)[2].functionality_storage, "granted");
    });
  });

  test("the browser's signal denies what advertising grants, everywhere", () => {
    head(`data-region="DE" data-elsewhere="granted"`);
    return opened(
      "",
      async ({ page }) => {
        const defaults = await layer(page);
        assert.deepEqual(
          defaults.map(([, , { ad_storage, ad_user_data }]) => [ad_storage, ad_user_data]),
          [
            ["denied", "denied"],
            ["denied", "denied"],
          ],
        );
      },
      { signal: true },
    );
  });
});
