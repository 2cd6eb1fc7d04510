import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startStack } from "./stack.mjs";
import { Visitor } from "./visitor.mjs";

const PAGES = ["", "news", "campaign?source=story"];
const CASES = [
  { site: "medit", locale: "en-GB", language: "en" },
  { site: "medit", locale: "ko-KR", language: "ko" },
  { site: "medit", locale: "ja-JP", language: "ja" },
  { site: "medit", locale: "zh-CN", language: "zh" },
  { site: "easycare", locale: "ko-KR", language: "ko" },
];
const ANALYTICS = ["_ga", "_ga_EXAMPLE1", "visit_source"];
const ADVERTISING = ["_fbp", "ad_segment", "ad_click"];
const ESSENTIAL = new Set(["JSESSIONID", "login_check"]);

let stack;
let browser;
let revision = 1;

before(async () => {
  stack = await startStack(["medit", "easycare"]);
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await stack?.stop();
});

async function everywhere(visitor) {
  for (const page of PAGES) await visitor.visit(page);
}

function onlyEssential(names) {
  assert.deepEqual(
    names.filter((name) => !ESSENTIAL.has(name)),
    [],
    "no cookie but essential ones",
  );
}

function raised(purpose) {
  revision += 1;
  return (yaml) =>
    yaml.replace(
      new RegExp(`^  ${purpose}:\n(    revision: \\d+\n)?`, "m"),
      `  ${purpose}:\n    revision: ${revision}\n`,
    );
}

/** Filters hold a long poll; this waits until this site's has let the visitor's page know. */
async function until(what, holds) {
  const end = Date.now() + 15_000;
  while (Date.now() < end) if (await holds()) return;
  assert.fail(`${what}: not within 15 seconds`);
}

for (const { site, locale, language } of CASES) {
  describe(`${site} in ${language}`, () => {
    let visitor;
    const arrive = () => Visitor.arrive(browser, stack.sites[site], locale);

    it("first visit: the banner, in the visitor's language, and only essential cookies", async () => {
      visitor = await arrive();
      await visitor.visit();
      await visitor.banner.shown();
      assert.equal(await visitor.page.locator("html").getAttribute("lang"), language);
      const notice = await (
        await fetch(`${stack.service}/v1/sites/${site}/notice?language=${language}`)
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

      await stack.publish(site, raised("analytics"));
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

describe("a vendor or a cookie of a granted purpose", () => {
  it("medit: the refused vendor's cookie is stripped, the other's stays", async () => {
    const visitor = await Visitor.arrive(browser, stack.sites.medit, "en-GB");
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
    const visitor = await Visitor.arrive(browser, stack.sites.easycare, "ko-KR");
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

describe("an expired token", () => {
  it("counts as none: the visitor is asked again, and until then nothing is granted", async () => {
    await stack.publish("medit", (yaml) =>
      raised("analytics")(yaml).replace(/ask-again-after: \S+/, "ask-again-after: PT8S"),
    );
    const visitor = await Visitor.arrive(browser, stack.sites.medit, "en-GB");
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
    await visitor.context.addCookies([{ name, value, url: stack.sites.medit }]);
    await everywhere(visitor);

    onlyEssential(await visitor.jar());
    await visitor.banner.shown();
    await visitor.leave();
  });
});

const encode = (value) => Buffer.from(value).toString("base64url");

/** The same claims, signed by somebody else. */
function forgery(token) {
  const signed = token.slice(0, token.lastIndexOf("."));
  const { privateKey } = generateKeyPairSync("ed25519");
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString("base64url")}`;
}

/** The same signature under claims that grant more. */
function grantingMore(token) {
  const [header, claims, signature] = token.split(".");
  const more = JSON.parse(Buffer.from(claims, "base64url"));
  more.grants = "ad an preferences";
  more.exp += 1;
  return [header, encode(JSON.stringify(more)), signature].join(".");
}

async function tokenOf({ site, locale }) {
  const other = await Visitor.arrive(browser, stack.sites[site], locale);
  await other.visit();
  await other.banner.shown();
  await other.banner.accept.click();
  await other.banner.gone();
  const { value } = await other.cookie("consent");
  await other.leave();
  return value;
}
