// Private windows, beside a profile in which people browse otherwise; and browsers that keep nothing for anybody.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { openProfile } from "../browser/chromium.mjs";
import { Banner } from "../pages/banner.mjs";
import { Preferences } from "../pages/preferences.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

const folder = mkdtempSync(join(tmpdir(), "consentry-profile-"));
let profile, browser, site;
before(async () => {
  [profile, site] = await Promise.all([openProfile(folder), startSite()]);
  browser = profile.browser();
});
after(async () => {
  await Promise.all([profile?.close(), site?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => site.reset());

const has = (page) => page.evaluate(() => window.consentry.has("analytics"));
const privately = (steps) => visit(browser, site.page(), {}, steps);

/** A new page at the site, in the same window. */
async function anotherPage(context) {
  const page = await context.newPage();
  await page.goto(site.page());
  await page.waitForFunction(() => window.consentry);
  return page;
}

describe("a private window", () => {
  test("is one that knows nothing of the profile beside it, nor the profile of it", async () => {
    const page = await anotherPage(profile);
    await (await new Banner(page).shown()).accept.click();
    await new Banner(page).gone();
    await privately(async ({ page: secret, banner }) => {
      await banner.shown();
      assert.equal(await has(secret), false);
      await banner.refuse.click();
      await banner.gone();
    });
    await page.reload();
    assert.equal(await has(page), true);
    await page.close();
    await profile.clearCookies();
  });

  test("keeps the answer for all of its pages, which ask nobody for anything", () =>
    privately(async ({ page, banner }) => {
      await (await banner.shown()).accept.click();
      await banner.gone();
      site.requests = [];
      const next = await anotherPage(page.context());
      assert.equal(await has(next), true);
      assert.equal(await new Banner(next).region.isVisible(), false);
      assert.deepEqual(site.requests, []);
    }));

  test("hears of an answer in another of its pages", () =>
    privately(async ({ page, banner }) => {
      await banner.shown();
      const next = await anotherPage(page.context());
      await page.waitForTimeout(700);
      await (await new Banner(next).shown()).accept.click();
      await banner.gone();
      assert.equal(await has(page), true);
    }));

  test("has forgotten the answer when the next one is opened, and asks again", async () => {
    for (const _ of ["first", "second"])
      await privately(async ({ banner }) => {
        await (await banner.shown()).accept.click();
        await banner.gone();
      });
    assert.equal(site.answers.length, 2);
  });
});

describe("a site in another site's frame, whose cookies are refused", () => {
  let around;
  before(async () => {
    around = createServer((_, response) =>
      response
        .writeHead(200, { "Content-Type": "text/html" })
        .end(
          `<!doctype html><title>Around</title><iframe src="${site.page()}" width="900" height="600"></iframe>`,
        ),
    );
    await new Promise((resolve) => around.listen(0, "localhost", resolve));
  });
  after(() => around?.close());

  const framed = async (page) => {
    await page.goto(`http://localhost:${around.address().port}`);
    const frame = page.frames()[1];
    await frame.waitForFunction(() => window.consentry);
    return { frame, banner: new Banner(frame), preferences: new Preferences(frame) };
  };

  test("the answer counts on this page, is said not to be kept, and is asked for on the next", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.stack));
    const { frame, banner, preferences } = await framed(page);
    await (await banner.shown()).accept.click();
    await preferences.status.getByText("Your browser keeps no cookies").waitFor();
    assert.equal(await has(frame), true);
    assert.deepEqual(await context.cookies(), []);
    const again = await framed(page);
    await again.banner.shown();
    assert.equal(await has(again.frame), false);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe("a browser that refuses what is asked of it", () => {
  const insecure = (names) => {
    const refuse = () => {
      throw new DOMException("The operation is insecure", "SecurityError");
    };
    for (const name of names) Object.defineProperty(window, name, { get: () => refuse });
  };

  test("no channel to other tabs: the answer is recorded and said to be, and what others answered is seen later", () =>
    privately(async ({ page, banner }) => {
      await page.addInitScript(insecure, ["BroadcastChannel"]);
      await page.reload();
      await banner.shown();
      assert.equal(await page.evaluate(() => window.consentry.grant("analytics")), true);
      await banner.gone();
      await page.waitForTimeout(700);
      const cookie = { name: "consent-choices", value: "pv=1&analytics=0&advertising=0", url: site.url };
      await page.context().addCookies([cookie]);
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await page.waitForFunction(() => !window.consentry.has("analytics"));
    }));
});
