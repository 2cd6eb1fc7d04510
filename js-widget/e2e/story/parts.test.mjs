// Sites that ask about each vendor, or each cookie.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { everywhere, running } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const here = running("medit", "easycare");

describe("a vendor or a cookie of a granted purpose", () => {
  it("medit: the refused vendor's cookie is stripped, the other's stays", async () => {
    const visitor = await Visitor.arrive(here.browser, here.stack.sites.medit, "en-GB");
    await visitor.visit();
    await (await visitor.banner.shown()).settings.click();
    await visitor.preferences.shown();
    await visitor.preferences.purpose("advertising").check();
    await visitor.preferences.purpose("advertising/advertising-partners").uncheck();
    await visitor.preferences.save.click();
    await visitor.preferences.gone();
    await everywhere(visitor);
    const jar = await visitor.jar();
    assert.ok(jar.includes("ad_segment") && jar.includes("ad_click"), jar.join());
    assert.ok(!jar.includes("_fbp") && !jar.includes("_ga"), jar.join());
    assert.equal(await visitor.has("advertising"), false);
    assert.equal(await visitor.has("advertising", "medit"), true);
    assert.equal(await visitor.has("advertising", "advertising-partners"), false);
    assert.ok((await visitor.cookie("consent")).value.length < 310);

    await visitor.page.evaluate(() => window.consentry.grant("advertising/advertising-partners"));
    await everywhere(visitor);
    assert.ok((await visitor.jar()).includes("_fbp"));

    await visitor.preferences.open();
    await visitor.preferences.purpose("advertising/medit").uncheck();
    await visitor.preferences.save.click();
    await visitor.preferences.gone();
    await visitor.visit("news");
    const left = await visitor.jar();
    assert.ok(left.includes("_fbp") && !left.includes("ad_segment"), left.join());
    assert.deepEqual(visitor.problems, []);
    await visitor.leave();
  });

  it("easycare: one cookie is refused, the others of its purpose stay", async () => {
    const visitor = await Visitor.arrive(here.browser, here.stack.sites.easycare, "ko-KR");
    await visitor.visit();
    await (await visitor.banner.shown()).settings.click();
    await visitor.preferences.shown();
    await visitor.preferences.purpose("analytics").check();
    await visitor.preferences.purpose("analytics/_ga_*").uncheck();
    await visitor.preferences.save.click();
    await visitor.preferences.gone();
    await everywhere(visitor);
    const jar = await visitor.jar();
    assert.ok(
      jar.includes("_ga") && jar.includes("visit_source") && !jar.includes("_ga_EXAMPLE1"),
      jar.join(),
    );
    assert.equal(await visitor.has("analytics", "_ga"), true);
    assert.equal(await visitor.has("analytics", "_ga_*"), false);
    await visitor.leave();
  });
});
