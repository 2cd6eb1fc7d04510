// Languages that are written from right to left, named after the success criteria of WCAG 2.2.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { findsNothing } from "./axe.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

const LANGUAGES = ["ar", "he", "fa", "ur"];
const NARROW = { viewport: { width: 320, height: 640 } };

function opened(language, steps, options = {}, attributes = "") {
  Object.assign(site, { speaks: language, words: true });
  return visit(browser, site.page(language, attributes), options, steps);
}

async function both({ banner, preferences }) {
  await (await banner.shown()).settings.click();
  await preferences.shown();
  for (const summary of await preferences.details.locator("summary").all()) await summary.click();
}

/** Where the visible controls and texts of a view begin and end, in the order of the document. */
const boxesIn = (view) =>
  view.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return [...element.querySelectorAll("button, h2, h3, label, input, small, p, a, summary, code")]
      .filter((each) => each.checkVisibility() && each.textContent + (each.type ?? "") !== "")
      .map((each) => ({ box: each.getBoundingClientRect(), name: each.textContent.slice(0, 40) || each.id }))
      .filter(({ box }) => box.width > 0)
      .map(({ box, name }) => ({ name, in: box.left >= left - 1 && box.right <= right + 1 }));
  });

for (const language of LANGUAGES)
  describe(language, () => {
    for (const colorScheme of ["light", "dark"])
      test(`axe-core finds nothing, ${colorScheme}`, () => opened(language, findsNothing, { colorScheme }));
    test("axe-core finds nothing, with forced colours", () =>
      opened(language, findsNothing, { forcedColors: "active" }));

    test("1.3.2 Meaningful Sequence: banner and dialog are mirrored", () =>
      opened(language, async (visited) => {
        const { banner, preferences } = visited;
        const { x, width } = await (await banner.shown()).region.boundingBox();
        assert.equal(await banner.region.getAttribute("dir"), "rtl");
        assert.ok(1280 - (x + width) < 20, "the banner is in the right corner");
        const [refuse, accept, settings] = await Promise.all(
          [0, 1, 2].map((place) => banner.buttons.nth(place).boundingBox()),
        );
        assert.ok(refuse.x > accept.x && accept.x > settings.x, "the first button is the rightmost");
        await both(visited);
        const [heading, close] = await Promise.all(
          [preferences.heading, preferences.close].map((each) => each.boundingBox()),
        );
        assert.ok(close.x < heading.x, "the dialog is closed on the left");
        const [label, input] = await Promise.all(
          [preferences.dialog.locator("label").first(), preferences.switches.first()].map((each) =>
            each.boundingBox(),
          ),
        );
        assert.ok(input.x < label.x, "switches are on the left of their names");
      }));

    for (const [how, options] of [
      ["1.4.10 Reflow: at 320 pixels", NARROW],
      ["1.4.10 Reflow: at 400 % zoom", { viewport: { width: 320, height: 256 } }],
      ["1.4.4 Resize Text: on a wide page", {}],
    ])
      test(`${how} nothing is cut off`, () =>
        opened(
          language,
          async (visited) => {
            const { page, banner, preferences } = visited;
            await banner.shown();
            const inBanner = await boxesIn(banner.region);
            await both(visited);
            const inDialog = await boxesIn(preferences.dialog);
            assert.ok(inBanner.length > 4 && inDialog.length > 15, `${inBanner.length}, ${inDialog.length}`);
            for (const each of [...inBanner, ...inDialog]) assert.ok(each.in, each.name);
            for (const view of [banner.region, preferences.dialog])
              assert.ok(await view.evaluate((each) => each.scrollWidth <= each.clientWidth + 1));
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
          },
          options,
        ));

    test("2.4.3 Focus Order: the keyboard goes as the eye reads, from right to left", () =>
      opened(language, async ({ page, banner }) => {
        await banner.shown();
        const places = [];
        for (let i = 0; i < 4; i += 1) {
          await page.keyboard.press("Tab");
          places.push(
            await page.evaluate(() => {
              const { tagName } = document.activeElement.shadowRoot.activeElement;
              const { x, y } = document.activeElement.shadowRoot.activeElement.getBoundingClientRect();
              return { tagName, x, y };
            }),
          );
        }
        const buttons = places.filter(({ tagName }) => tagName === "BUTTON");
        assert.equal(buttons.length, 3);
        for (let i = 1; i < buttons.length; i += 1)
          assert.ok(buttons[i].y > buttons[i - 1].y || buttons[i].x < buttons[i - 1].x);
      }));
  });

for (const layout of ["bar", "modal"])
  test(`1.3.2 Meaningful Sequence: ${layout} is mirrored, with its close button on the left`, () =>
    opened(
      "ar",
      async ({ banner }) => {
        await banner.shown();
        const [heading, close] = await Promise.all(
          [banner.heading, banner.region.locator(".head button")].map((each) => each.boundingBox()),
        );
        assert.ok(close.x < heading.x);
      },
      {},
      `data-layout="${layout}" data-close="later"`,
    ));

test("1.4.12 Text Spacing: with the spacing that readers may set, nothing is cut off", () =>
  opened("ur", async ({ page, banner }) => {
    await banner.shown();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
      );
      document.querySelector("consentry-banner").shadowRoot.adoptedStyleSheets.push(sheet);
    });
    for (const each of await boxesIn(banner.region)) assert.ok(each.in, each.name);
    for (const button of await banner.buttons.all())
      assert.ok(await button.evaluate((each) => each.scrollHeight <= each.clientHeight + 1));
  }));
