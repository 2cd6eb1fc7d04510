// What comes after the answer: the time for which it holds, the way back, and what a page brings in for a vendor.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { running, until } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

const here = running("medit");
const arrive = () => Visitor.arrive(here.browser, here.stack.sites.medit, "en-GB");

/** Without a period of its own, a site asks again after six months; with one, after that. */
const PERIODS = {
  "six months, where the site names no period": [
    (yaml) => yaml.replace(/^ +ask-again-after:.*\n/m, ""),
    [181, 184],
  ],
  "the period that the site names": [
    (yaml) => yaml.replace(/ask-again-after: \S+/, "ask-again-after: P90D"),
    [90, 90],
  ],
};

for (const [period, [change, [least, most]]] of Object.entries(PERIODS)) {
  describe(`an answer holds for ${period}`, () => {
    let visitor;
    let left;

    before(async () => {
      await here.stack.publish("medit", change);
      visitor = await arrive();
    });
    after(() => visitor?.leave());

    it("and the browser is told so", async () => {
      await visitor.visit();
      await (await visitor.banner.shown()).accept.click();
      await visitor.banner.gone();
      left = (await visitor.cookie("consent-choices")).expires - Date.now() / 1000;
      assert.ok(left > least * DAY - 5 * MINUTE && left < most * DAY + 5 * MINUTE, `${left / DAY} days`);
      assert.ok(Math.abs((await visitor.cookie("consent")).expires - Date.now() / 1000 - left) < MINUTE);
    });

    it("a minute before its end the visitor is not asked, and what was granted is granted", async () => {
      await visitor.wait(left - MINUTE);
      for (const page of ["", "news"]) {
        await visitor.visit(page);
        assert.equal(await visitor.banner.region.isVisible(), false);
        assert.deepEqual(
          visitor.requests.filter((path) => path.startsWith("/.consent/") && !path.endsWith("/widget.js")),
          [],
        );
      }
      assert.equal(await visitor.has("advertising"), true);
      assert.ok((await visitor.jar()).includes("_ga"));
    });

    it("at its end the visitor is asked again, and nothing is granted until then", async () => {
      await visitor.wait(MINUTE);
      await visitor.visit();
      await visitor.banner.shown();
      assert.equal(await visitor.has("advertising"), false);
      await visitor.visit("news");
      assert.ok(!(await visitor.jar()).includes("_ga"));
      await (await visitor.banner.shown()).refuse.click();
      await visitor.banner.gone();
    });
  });
}

describe("the permanent button in the site's own words", () => {
  const WORDS = "words:\n  permanent-button: {en: Privacy choices, ko: 개인정보 설정}\n";
  const said = (visitor) => visitor.preferences.wayBack.textContent();

  it("says them to who is asked and to who has chosen, in the page's language, without a request", async () => {
    await here.stack.publish("medit", (yaml) => `${yaml}\n${WORDS}`);
    const visitor = await arrive();
    await until("the filter knows them", async () => {
      await visitor.visit();
      return (await said(visitor)) === "Privacy choices";
    });
    await (await visitor.banner.shown()).refuse.click();
    await visitor.banner.gone();
    await visitor.visit("news");
    assert.equal(await said(visitor), "Privacy choices");
    assert.deepEqual(
      visitor.requests.filter((path) => path.startsWith("/.consent/")),
      ["/.consent/widget.js"],
    );
    await visitor.preferences.open();
    assert.deepEqual(visitor.problems, []);
    await visitor.leave();

    const korean = await Visitor.arrive(here.browser, here.stack.sites.medit, "ko-KR");
    await korean.visit();
    assert.equal(await said(korean), "개인정보 설정");
    await korean.leave();
  });
});

describe("a frame that a page marks with a vendor", () => {
  const offers = (page) => page.frames().filter((frame) => frame.url().endsWith("/partner.svg")).length;

  it("is let in by its own button, which grants that vendor alone, and goes when that is taken back", async () => {
    const visitor = await arrive();
    await visitor.visit("offer");
    await (await visitor.banner.shown()).refuse.click();
    await visitor.banner.gone();
    const { page } = visitor;
    const place = page.locator("consentry-placeholder");
    await place.getByText("Advertising partners").waitFor();
    assert.equal(offers(page), 0);
    assert.ok(!visitor.requests.some((path) => path.endsWith("/partner.svg")));

    await place.getByRole("button", { name: "Allow and show" }).click();
    await place.waitFor({ state: "detached" });
    await page.waitForFunction(() => document.querySelector(".partner").src.endsWith("/partner.svg"));
    assert.equal(await visitor.has("advertising", "advertising-partners"), true);
    assert.equal(await visitor.has("advertising", "medit"), false);
    await visitor.visit("news");
    const jar = await visitor.jar();
    assert.ok(jar.includes("_fbp") && !jar.includes("ad_segment"), jar.join());

    await visitor.visit("offer");
    await page.waitForFunction(() => document.querySelector(".partner").src.endsWith("/partner.svg"));
    await visitor.preferences.open();
    await visitor.preferences.purpose("advertising/advertising-partners").uncheck();
    await visitor.preferences.save.click();
    await visitor.preferences.gone();
    await place.waitFor();
    assert.equal(offers(page), 0);
    assert.deepEqual(visitor.problems, []);
    await visitor.leave();
  });
});
