import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

const opened = (steps, options = {}, language, attributes) =>
  visit(browser, site.page(language, attributes), options, steps);
const choicesCookie = async (page) =>
  (await page.context().cookies()).find(({ name }) => name === "consent-choices")?.value;

describe("a first visit", () => {
  for (const [language, title, accept] of [
    ["en", "May we use cookies?", "Accept all"],
    ["ko", "쿠키를 사용해도 될까요?", "모두 동의"],
    ["ja", "Cookieを使用してもよろしいですか", "すべて同意"],
    ["zh", "可以使用 Cookie 吗？", "全部同意"],
  ]) {
    test(`asks in the page's language: ${language}`, () =>
      opened(
        async ({ banner }) => {
          await banner.shown();
          assert.equal(await banner.heading.textContent(), title);
          assert.equal(await banner.accept.textContent(), accept);
          assert.equal(await banner.region.getAttribute("lang"), language);
          assert.deepEqual(site.requests, [`GET /.consent/notice?language=${language}`]);
        },
        {},
        language,
      ));
  }

  test("refusing is as easy as accepting: buttons of one size, look and weight", () =>
    opened(async ({ banner }) => {
      await banner.shown();
      const looks = await banner.buttons.evaluateAll((buttons) =>
        buttons.map((button) => {
          const { width, height } = button.getBoundingClientRect();
          const { color, backgroundColor, borderColor, fontWeight, fontSize } = getComputedStyle(button);
          return {
            width: Math.round(width),
            height: Math.round(height),
            color,
            backgroundColor,
            borderColor,
            fontWeight,
            fontSize,
          };
        }),
      );
      assert.equal(looks.length, 3);
      assert.deepEqual(looks[1], looks[0]);
      assert.deepEqual(looks[2], looks[0]);
    }));

  test("accepting records a yes for each purpose and takes the banner away", () =>
    opened(async ({ page, banner, preferences }) => {
      await (await banner.shown()).accept.click();
      await banner.gone();
      assert.deepEqual(site.answers, [
        {
          policyVersion: 1,
          noticeHash: "hash-1",
          language: "en",
          action: "accept-all",
          choices: { analytics: true, advertising: true },
        },
      ]);
      assert.equal(await preferences.status.textContent(), "Your choice is saved.");
      assert.equal(await choicesCookie(page), "pv=1&analytics=1&advertising=1");
    }));

  test("refusing records a no for each purpose", () =>
    opened(async ({ page, banner }) => {
      await (await banner.shown()).refuse.click();
      await banner.gone();
      assert.equal(site.answers[0].action, "refuse-all");
      assert.equal(await choicesCookie(page), "pv=1&analytics=0&advertising=0");
    }));

  test("a double click answers once", () =>
    opened(async ({ banner }) => {
      await (await banner.shown()).accept.dblclick();
      await banner.gone();
      assert.equal(site.answers.length, 1);
    }));

  test("moves nothing on the page", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      const shift = await page.evaluate(async () => {
        let total = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (total += value))).observe(
          {
            type: "layout-shift",
            buffered: true,
          },
        );
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
        return total;
      });
      assert.equal(shift, 0);
    }));
});

describe("a visitor who has chosen", () => {
  test("causes no request and sees no banner, only the way back", () =>
    opened(
      async ({ banner, preferences }) => {
        await preferences.wayBack.waitFor();
        assert.equal(await preferences.wayBack.textContent(), "Cookies");
        assert.equal(await banner.region.isVisible(), false);
        assert.deepEqual(site.requests, []);
      },
      { cookie: "pv=1&analytics=1&advertising=0" },
    ));

  test("finds the choices as they were, and withdraws in two clicks", () =>
    opened(
      async ({ preferences }) => {
        await preferences.open();
        assert.equal(await preferences.purpose("analytics").isChecked(), true);
        assert.equal(await preferences.purpose("advertising").isChecked(), false);
        await preferences.refuse.click();
        await preferences.gone();
        assert.equal(site.answers[0].action, "withdraw");
        assert.deepEqual(site.answers[0].choices, { analytics: false, advertising: false });
      },
      { cookie: "pv=1&analytics=1&advertising=0" },
    ));

  test("is asked again for just the purpose that changed, the other answer is kept", () =>
    opened(
      async ({ page, banner }) => {
        await banner.shown();
        const text = await banner.region.textContent();
        assert.match(text, /This has changed\. Please answer again/);
        assert.match(text, /Analytics/);
        assert.doesNotMatch(text, /Advertising/);
        assert.equal(await page.evaluate(() => window.consentry.has("analytics")), false);
        await banner.accept.click();
        await banner.gone();
        assert.deepEqual(site.answers[0].choices, { analytics: true, advertising: false });
        assert.equal(site.answers[0].action, "save");
      },
      { cookie: "pv=1&advertising=0&ask=analytics" },
    ));
});

describe("the preferences dialog", () => {
  test("has nothing ticked, and says what is always on", () =>
    opened(async ({ banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      assert.deepEqual(await preferences.switches.evaluateAll((all) => all.map(({ checked }) => checked)), [
        false,
        false,
      ]);
      assert.match(await preferences.dialog.textContent(), /EssentialAlways on/);
    }));

  test("tells what is lost by refusing, who receives what, where, and for how long", () =>
    opened(async ({ banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      await preferences.details.nth(2).locator("summary").click();
      const advertising = preferences.dialog.locator(".card").nth(2);
      assert.match(await advertising.innerText(), /If you refuse: You see advertising/);
      assert.match(await advertising.innerText(), /Meta · United States, Ireland/);
      assert.match(await advertising.innerText(), /_fbp 90 days/);
      assert.match(await preferences.dialog.textContent(), /Letterbox · Germany/);
      assert.match(await preferences.dialog.textContent(), /Chief privacy officer: privacy@clinic.example/);
    }));

  test("saves each purpose by itself", () =>
    opened(async ({ page, banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      await preferences.purpose("analytics").check();
      await preferences.save.click();
      await preferences.gone();
      await banner.gone();
      assert.deepEqual(site.answers[0].choices, { analytics: true, advertising: false });
      assert.equal(site.answers[0].action, "save");
      assert.equal(await choicesCookie(page), "pv=1&analytics=1&advertising=0");
    }));

  test("closing it is no answer", () =>
    opened(async ({ page, banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      await preferences.purpose("analytics").check();
      await page.keyboard.press("Escape");
      await preferences.gone();
      await banner.settings.click();
      await preferences.shown();
      assert.equal(await preferences.purpose("analytics").isChecked(), false);
      await preferences.close.click();
      await preferences.gone();
      assert.equal(await banner.region.isVisible(), true);
      assert.deepEqual(site.answers, []);
      assert.equal(await choicesCookie(page), undefined);
    }));
});

describe("the page", () => {
  test("hears of every change and can ask what is granted", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      await page.evaluate(() => {
        window.heard = [];
        window.stop = window.consentry.on("change", (change) => window.heard.push(change));
        document.addEventListener("consentry:change", ({ detail }) => window.heard.push(detail.action));
      });
      assert.deepEqual(await granted(page), [true, false, false]);
      await banner.accept.click();
      await banner.gone();
      assert.deepEqual(await granted(page), [true, true, true]);
      const choices = { analytics: true, advertising: true };
      assert.deepEqual(await page.evaluate(() => window.heard), [
        { choices, action: "accept-all" },
        "accept-all",
      ]);
    }));

  test("can open banner and preferences, from any element too", () =>
    opened(
      async ({ page, banner, preferences }) => {
        await page.evaluate(() => window.consentry.show());
        await banner.shown();
        await page.evaluate(() => window.consentry.showPreferences());
        await preferences.shown();
        await page.keyboard.press("Escape");
        await page.locator("#footer-link").click();
        await preferences.shown();
      },
      { cookie: "pv=1&analytics=0&advertising=0" },
    ));

  test("can go without the button, and name language and endpoint", () =>
    opened(
      async ({ banner, preferences }) => {
        await banner.shown();
        assert.deepEqual(site.requests, ["GET /.consent/notice?language=ja"]);
        await banner.refuse.click();
        await banner.gone();
        assert.equal(await preferences.wayBack.isVisible(), false);
      },
      {},
      "en",
      'data-language="ja" data-button="none" data-endpoint="/.consent"',
    ));

  const granted = (page) =>
    page.evaluate(() =>
      ["essential", "analytics", "advertising"].map((purpose) => window.consentry.has(purpose)),
    );
});
