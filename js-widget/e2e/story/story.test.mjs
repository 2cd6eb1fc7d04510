import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { forgery, grantingMore } from "./forging.mjs";
import { everywhere, onlyEssential, PAGES, raised, running, until } from "./steps.mjs";
import { Visitor } from "./visitor.mjs";

const CASES = [
  { site: "medit", locale: "en-GB", language: "en" },
  { site: "medit", locale: "ko-KR", language: "ko" },
  { site: "medit", locale: "ja-JP", language: "ja" },
  { site: "medit", locale: "zh-CN", language: "zh" },
  { site: "easycare", locale: "ko-KR", language: "ko" },
];
const ANALYTICS = ["_ga", "_ga_EXAMPLE1", "visit_source"];
const ADVERTISING = ["_fbp", "ad_segment", "ad_click"];

const here = running("medit", "easycare");

for (const { site, locale, language } of CASES) {
  describe(`${site} in ${language}`, () => {
    let visitor;
    const arrive = () => Visitor.arrive(here.browser, here.stack.sites[site], locale);

    it("first visit: the banner, in the visitor's language, and only essential cookies", async () => {
      visitor = await arrive();
      await visitor.visit();
      await visitor.banner.shown();
      assert.equal(await visitor.page.locator("html").getAttribute("lang"), language);
      const notice = await (
        await fetch(`${here.stack.service}/v1/sites/${site}/notice?language=${language}`)
      ).json();
      assert.equal((await visitor.banner.heading.textContent()).trim(), notice.notice.title);
      await everywhere(visitor);
      onlyEssential(await visitor.jar());
      assert.ok((await visitor.jar()).includes("JSESSIONID"), "the session works without consent");
      assert.equal(await visitor.has("analytics"), false);
    });

    it("refuse: the same, and no banner and no question on the next page", async () => {
      await visitor.banner.shown();
      await visitor.banner.refuse.click();
      await visitor.banner.gone();
      for (const page of PAGES) {
        await visitor.visit(page);
        assert.equal(await visitor.banner.region.isVisible(), false);
        assert.deepEqual(
          visitor.requests.filter((path) => path.startsWith("/.consent/") && !path.endsWith("/widget.js")),
          [],
          "nothing is requested of a visitor who has chosen",
        );
        onlyEssential(await visitor.setOnTheWire());
      }
      onlyEssential(await visitor.jar());
      await visitor.leave();
    });

    it("accept analytics only: _ga arrives, _fbp does not", async () => {
      visitor = await arrive();
      await visitor.visit();
      await visitor.banner.shown();
      await visitor.banner.settings.click();
      await visitor.preferences.shown();
      await visitor.preferences.purpose("analytics").check();
      await visitor.preferences.save.click();
      await visitor.preferences.gone();
      assert.equal(await visitor.has("analytics"), true);
      assert.equal(await visitor.has("advertising"), false);
      await everywhere(visitor);
      const jar = await visitor.jar();
      for (const name of ANALYTICS) assert.ok(jar.includes(name), `${name} arrives`);
      for (const name of ADVERTISING) assert.ok(!jar.includes(name), `${name} does not`);
    });

    it("the token is out of reach of scripts, and what they can read holds no id", async () => {
      const readable = await visitor.page.evaluate(() => document.cookie);
      assert.ok(!readable.includes("consent=") && readable.includes("consent-choices="));
      assert.match((await visitor.cookie("consent-choices")).value, /^[a-z0-9=&-]{1,120}$/);
      const token = await visitor.cookie("consent");
      assert.equal(token.httpOnly, true);
      assert.ok(token.value.length < 300, `${token.value.length} characters`);
    });

    it("withdraw: _ga and the HttpOnly one are gone with the next response", async () => {
      await visitor.preferences.open();
      await visitor.preferences.refuse.click();
      await visitor.preferences.gone();
      await visitor.visit("news");
      onlyEssential(await visitor.jar());
      onlyEssential(await visitor.setOnTheWire());
    });

    it("a materially changed purpose is asked again, alone, and is not granted until then", async () => {
      await visitor.preferences.open();
      await visitor.preferences.accept.click();
      await visitor.preferences.gone();
      await everywhere(visitor);
      assert.ok((await visitor.jar()).includes("_ga") && (await visitor.jar()).includes("_fbp"));

      await here.stack.publish(site, raised("analytics"));
      await until("the new version is enforced", async () => {
        await visitor.visit("news");
        return !(await visitor.jar()).includes("_ga");
      });

      await visitor.banner.shown();
      assert.equal(await visitor.has("analytics"), false);
      assert.equal(await visitor.has("advertising"), true);
      await visitor.visit("campaign?source=again");
      const jar = await visitor.jar();
      for (const name of ANALYTICS) assert.ok(!jar.includes(name), `${name} is not granted`);
      assert.ok(jar.includes("_fbp"), "what did not change stays granted");

      await visitor.banner.shown();
      await visitor.banner.accept.click();
      await visitor.banner.gone();
      await everywhere(visitor);
      const granted = await visitor.jar();
      assert.ok(granted.includes("_ga") && granted.includes("_fbp"));
    });

    it("a forged, tampered or foreign-site token counts as none", async () => {
      const genuine = (await visitor.cookie("consent")).value;
      const elsewhere = CASES.find((other) => other.site !== site);
      const tokens = {
        forged: forgery(genuine),
        tampered: grantingMore(genuine),
        "cut off": genuine.slice(0, -8),
        "of another site": await tokenOf(elsewhere),
      };
      for (const [kind, token] of Object.entries(tokens)) {
        const stranger = await arrive();
        await stranger.visit();
        await stranger.banner.refuse.click();
        await stranger.banner.gone();
        await stranger.replaceToken(token);
        await everywhere(stranger);
        onlyEssential(await stranger.jar());
        await stranger.banner.shown();
        await stranger.leave();
        assert.ok(kind);
      }
      await visitor.visit("news");
      assert.ok((await visitor.jar()).includes("_ga"), "the genuine one still counts");
      assert.deepEqual(visitor.problems, []);
      await visitor.leave();
    });
  });
}

describe("an expired token", () => {
  it("counts as none: the visitor is asked again, and until then nothing is granted", async () => {
    await here.stack.publish("medit", (yaml) =>
      raised("analytics")(yaml).replace(/ask-again-after: \S+/, "ask-again-after: PT8S"),
    );
    const visitor = await Visitor.arrive(here.browser, here.stack.sites.medit, "en-GB");
    await until("the new version is asked about", async () => {
      await visitor.visit();
      await visitor.banner.shown();
      await visitor.banner.accept.click();
      await visitor.page.waitForTimeout(300);
      return !(await visitor.banner.region.isVisible());
    });
    const token = (await visitor.cookie("consent")).value;
    await visitor.visit("news");
    assert.ok((await visitor.jar()).includes("_ga"));
    await until("the cookies expire with it", async () => (await visitor.cookie("consent")) === undefined);

    const { name, value } = { name: "consent", value: token };
    await visitor.context.addCookies([{ name, value, url: here.stack.sites.medit }]);
    await everywhere(visitor);

    onlyEssential(await visitor.jar());
    await visitor.banner.shown();
    await visitor.leave();
  });
});

async function tokenOf({ site, locale }) {
  const other = await Visitor.arrive(here.browser, here.stack.sites[site], locale);
  await other.visit();
  await other.banner.shown();
  await other.banner.accept.click();
  await other.banner.gone();
  const { value } = await other.cookie("consent");
  await other.leave();
  return value;
}
