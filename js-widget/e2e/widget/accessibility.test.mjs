// Named after the success criteria of WCAG 2.2.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { findsNothing, violations } from "./axe.mjs";
import { startSite } from "./site.mjs";
import { focused, visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

const opened = (steps, options = {}, language) => visit(browser, site.page(language), options, steps);

describe("axe-core finds nothing", () => {
  for (const language of ["en", "ko", "ja", "zh"]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`in ${language}, ${colorScheme}`, () => opened(findsNothing, { colorScheme }, language));
    }
  }
  test("with forced colours", () => opened(findsNothing, { forcedColors: "active" }));
  test("on a narrow page", () => opened(findsNothing, { viewport: { width: 320, height: 640 } }));
  for (const attributes of [
    'data-layout="bar" data-close="later"',
    'data-layout="modal" data-close="refuse"',
  ]) {
    test(`with ${attributes}`, () => visit(browser, site.page("en", attributes), {}, findsNothing));
  }
  test("where the browser's signal refuses advertising", () => opened(findsNothing, { signal: true }));
  test("in a frame's placeholder and in what asks for a new page", () => {
    site.body = `<iframe data-consent-purpose="advertising" title="Our film" data-src="/asset/frame"></iframe>
      <script type="text/plain" data-consent-purpose="analytics" src="/asset/log.js?say=it"></script>`;
    return opened(
      async ({ page }) => {
        await page.getByRole("button", { name: "Allow and show" }).waitFor();
        assert.deepEqual(await violations(page, "consentry-placeholder"), []);
        await page.waitForFunction(() => window.log);
        await page.evaluate(() => window.consentry.withdraw());
        await page.getByRole("button", { name: "Reload" }).waitFor();
        assert.deepEqual(await violations(page, "consentry-notice"), []);
      },
      { cookie: "pv=1&analytics=1&advertising=0" },
    );
  });
});

test("1.3.1 Info and Relationships: the banner is a region named by its heading, before what the page holds", () =>
  opened(async ({ page, banner }) => {
    await banner.shown();
    await page.getByRole("region", { name: "May we use cookies?" }).waitFor();
    assert.equal(await page.evaluate(() => document.body.firstElementChild.localName), "consentry-banner");
  }));

test("1.4.10 Reflow: at 400 % zoom every control can be reached without scrolling sideways", () =>
  opened(
    async ({ page, banner, preferences }) => {
      await banner.shown();
      const sideways = (part) => part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      assert.equal(await sideways(banner.region), 0);
      assert.equal(await sideways(page.locator("html")), 0);
      await banner.settings.click();
      await preferences.shown();
      assert.equal(await sideways(preferences.dialog), 0);
      await preferences.save.click();
      await preferences.gone();
      assert.equal(site.answers.length, 1);
    },
    { viewport: { width: 320, height: 256 } },
  ));

test("2.1.1 Keyboard: the banner is reached first and answered with keys only", () =>
  opened(async ({ page, banner }) => {
    await banner.shown();
    const names = [];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("Tab");
      names.push(await focused(page));
    }
    assert.deepEqual(names, ["Privacy policy", "Refuse all", "Accept all", "Settings"]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await banner.gone();
    assert.equal(site.answers[0].action, "refuse-all");
  }));

test("2.1.1 Keyboard: Escape puts the banner aside and is no answer", () =>
  opened(async ({ page, banner }) => {
    await banner.shown();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await banner.gone();
    assert.equal(await focused(page), "Cookies");
    assert.deepEqual(site.answers, []);
    await page.reload();
    await banner.shown();
  }));

test("2.1.1 Keyboard: the way back opens the preferences, changes an answer and has the focus again", () =>
  opened(
    async ({ page, preferences }) => {
      await preferences.wayBack.waitFor();
      await page.locator("#footer-link").focus();
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "Cookies");
      await page.keyboard.press("Enter");
      await preferences.shown();
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "Close");
      while ((await focused(page)) !== "advertising") await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      while ((await focused(page)) !== "Save choices") await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await preferences.gone();
      assert.equal(await focused(page), "Cookies");
      assert.deepEqual(site.answers[0].choices, { analytics: true, advertising: true });
    },
    { cookie: "pv=1&analytics=1&advertising=0" },
  ));

test("2.1.2 No Keyboard Trap: the dialog keeps the focus while it is open, and Escape lets go of it", () =>
  opened(async ({ page, banner, preferences }) => {
    await (await banner.shown()).settings.click();
    await preferences.shown();
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press("Tab");
      const inside = await page.evaluate(() => {
        const { activeElement, body } = document;
        return activeElement === body || !!activeElement.shadowRoot?.activeElement?.closest("dialog");
      });
      assert.ok(inside, `after ${i + 1} tabs: ${await focused(page)}`);
    }
    await page.keyboard.press("Escape");
    await preferences.gone();
  }));

describe("2.4.3 Focus Order", () => {
  test("showing the banner leaves the focus where it is", () =>
    opened(async ({ page, banner }) => {
      await banner.shown();
      assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    }));

  test("the dialog begins at its heading, and gives the focus back to what opened it", () =>
    opened(async ({ page, banner, preferences }) => {
      await banner.shown();
      await banner.settings.focus();
      await page.keyboard.press("Enter");
      await preferences.shown();
      assert.equal(await focused(page), "dialog-title");
      await page.keyboard.press("Escape");
      await preferences.gone();
      assert.equal(await focused(page), "Settings");
    }));

  test("a dialog opened from the page gives the focus back to the page, after saving too", () =>
    opened(
      async ({ page, preferences }) => {
        await page.locator("#footer-link").focus();
        await page.keyboard.press("Enter");
        await preferences.shown();
        await preferences.save.press("Enter");
        await preferences.gone();
        assert.equal(await focused(page), "footer-link");
      },
      { cookie: "pv=1&analytics=0&advertising=0" },
    ));

  for (const [answer, button] of [
    ["banner", ({ banner }) => banner.accept],
    ["dialog", ({ preferences }) => preferences.save],
  ]) {
    test(`after answering in the ${answer} the focus is on the way back`, () =>
      opened(async (visited) => {
        await visited.banner.shown();
        if (answer === "dialog") await visited.banner.settings.press("Enter");
        await button(visited).press("Enter");
        await visited.banner.gone();
        await visited.preferences.gone();
        assert.equal(await focused(visited.page), "Cookies");
      }));
  }

  test("without the way back the focus is on what was said", () =>
    visit(browser, site.page("en", 'data-button="none"'), {}, async ({ page, banner }) => {
      await banner.shown();
      await banner.accept.press("Enter");
      await banner.gone();
      assert.equal(await focused(page), "Your choice is saved.");
    }));
});

test("2.3.3 Animation from Interactions: nothing moves for who wants that, and what moves is short", async () => {
  const animations = (reducedMotion) => {
    let seen;
    return opened(
      async ({ banner, preferences }) => {
        await (await banner.shown()).settings.click();
        await preferences.shown();
        seen = await preferences.dialog.evaluate((dialog) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(dialog);
          return [animationName, animationDuration, transitionDuration];
        });
      },
      { reducedMotion },
    ).then(() => seen);
  };
  assert.deepEqual(await animations("reduce"), ["none", "0s", "0s"]);
  assert.deepEqual(await animations("no-preference"), ["fade", "0.2s", "0s"]);
});

test("2.4.7 Focus Visible: every control shows its focus", () =>
  opened(async ({ page, banner }) => {
    await banner.shown();
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(
          document.activeElement.shadowRoot.activeElement,
        );
        return [outlineStyle, parseFloat(outlineWidth) >= 2];
      });
      assert.deepEqual(outline, ["solid", true], await focused(page));
    }
  }));

test("2.5.8 Target Size: every control is at least 24 by 24 pixels", () =>
  opened(async ({ page, banner, preferences }) => {
    await (await banner.shown()).settings.click();
    await preferences.shown();
    const controls = page
      .locator("consentry-banner")
      .locator("button:visible, input:visible, summary:visible, a:visible");
    const boxes = await Promise.all((await controls.all()).map((control) => control.boundingBox()));
    assert.ok(boxes.length > 10);
    for (const { width, height } of boxes) assert.ok(width >= 24 && height >= 24, `${width} x ${height}`);
  }));

test("3.1.2 Language of Parts: the texts say which language they are in", () =>
  opened(
    async ({ banner, preferences }) => {
      await (await banner.shown()).settings.click();
      await preferences.shown();
      for (const part of [banner.region, preferences.dialog])
        assert.equal(await part.getAttribute("lang"), "ko");
    },
    {},
    "ko",
  ));

test("4.1.2 Name, Role, Value: a switch is named by its purpose and described by what it is for", () =>
  opened(async ({ banner, preferences }) => {
    await (await banner.shown()).settings.click();
    await preferences.shown();
    const analytics = preferences.dialog.getByRole("switch", { name: "Analytics", exact: true });
    assert.equal(await analytics.isChecked(), false);
    await analytics.press("Space");
    assert.equal(await preferences.purpose("analytics").isChecked(), true);
    const described = await analytics.evaluate((input) => input.ariaDescribedByElements?.[0].textContent);
    assert.match(described, /Counts visits/);
  }));

test("4.1.3 Status Messages: what happened is announced", () =>
  opened(async ({ banner, preferences }) => {
    await banner.shown();
    site.mood = "down";
    await banner.accept.click();
    await banner.alert.getByText("could not be confirmed").waitFor();
    site.mood = "well";
    await banner.retry.click();
    await preferences.status.getByText("Your choice is saved.").waitFor({ state: "attached" });
  }));
