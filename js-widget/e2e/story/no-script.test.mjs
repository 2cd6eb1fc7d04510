// Visitors whose browser runs no script: they are asked, answer, change their mind, and are believed, like everybody else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import axe from "axe-core";
import { running } from "./steps.mjs";

const ESSENTIAL = new Set(["JSESSIONID", "login_check", "consent", "consent-choices", "consent-form"]);

const here = running("medit");

async function visit(options, steps) {
  const context = await here.browser.newContext({ javaScriptEnabled: false, locale: "en-GB", ...options });
  try {
    const page = await context.newPage();
    const jar = async () => (await context.cookies()).map(({ name }) => name).sort();
    await page.goto(here.stack.sites.medit);
    await steps({ page, context, jar, banner: page.locator(".consentry-noscript") });
  } finally {
    await context.close();
  }
}

const optional = (names) => names.filter((name) => !ESSENTIAL.has(name));
const preferences = (path = "") => new URL(`.consent/preferences${path}`, here.stack.sites.medit).href;

describe("without scripts", () => {
  it("the banner is asked in the page's language, and refusing it is one press and a way back", () =>
    visit({ locale: "ko-KR" }, async ({ page, jar, banner }) => {
      assert.equal(await banner.getAttribute("lang"), "ko");
      await banner.getByRole("button", { name: "모두 거부", exact: true }).click();
      await page.getByRole("status").getByText("저장되었습니다.").waitFor();
      await page.getByRole("link", { name: "페이지로 돌아가기" }).click();
      assert.equal(page.url(), here.stack.sites.medit);
      assert.equal(await banner.count(), 0);
      await page.goto(new URL("news", here.stack.sites.medit).href);
      assert.equal(await banner.count(), 0);
      assert.deepEqual(optional(await jar()), []);
      assert.ok((await jar()).includes("consent"));
    }));

  it("accepting all in the banner lets every declared cookie through", () =>
    visit({}, async ({ page, jar, banner }) => {
      assert.deepEqual(optional(await jar()), []);
      await banner.getByRole("button", { name: "Accept all", exact: true }).click();
      await page.getByRole("link", { name: "Back to the page" }).click();
      const names = await jar();
      for (const name of ["_ga", "_fbp"]) assert.ok(names.includes(name), name);
    }));

  it("purpose by purpose on the page, kept when it is opened again, and withdrawn there", () =>
    visit({}, async ({ page, jar, banner }) => {
      await banner.getByRole("button", { name: "Settings", exact: true }).click();
      const vendor = (purpose, name) =>
        page.getByRole("group", { name: purpose }).getByRole("checkbox", { name });
      const analytics = vendor("Analytics", "Statistics partners");
      const advertising = vendor("Advertising", "Advertising partners");
      assert.equal(await analytics.isChecked(), false);
      await analytics.check();
      await page.getByRole("button", { name: "Save choices" }).click();
      await page.getByRole("status").getByText("Your choice is saved.").waitFor();
      assert.deepEqual([await analytics.isChecked(), await advertising.isChecked()], [true, false]);
      await page.getByRole("link", { name: "Back to the page" }).click();
      const granted = await jar();
      assert.ok(granted.includes("_ga") && !granted.includes("_fbp"), granted.join());
      assert.ok(!granted.includes("visit_source"), "the other vendor of the purpose was not granted");

      await page.getByRole("link", { name: "Cookie settings" }).click();
      assert.equal(await analytics.isChecked(), true);
      await page.getByRole("button", { name: "Refuse all" }).click();
      await page.getByRole("link", { name: "Back to the page" }).click();
      assert.deepEqual(optional(await jar()), []);
    }));

  it("loading the confirmation again sends nothing again", () =>
    visit({}, async ({ page, banner }) => {
      await banner.getByRole("button", { name: "Refuse all" }).click();
      const posts = [];
      page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
      await page.reload();
      await page.getByRole("status").waitFor();
      assert.deepEqual(posts, []);
    }));

  it("what a form on another site sends is not recorded", () =>
    visit({}, async ({ page, jar }) => {
      const form = `<form method="post" action="${preferences()}"><input name="action" value="accept-all"><button>Win</button></form>`;
      await page.route("http://evil.localhost/", (route) =>
        route.fulfill({ contentType: "text/html", body: form }),
      );
      await page.goto("http://evil.localhost/");
      await page.getByRole("button", { name: "Win" }).click();
      await page.getByRole("alert").getByText("Nothing was recorded.").waitFor();
      assert.ok(!(await jar()).includes("consent"));
    }));
});

describe("the page without scripts is accessible", () => {
  for (const [name, options] of [
    ["in English", {}],
    ["in Korean", { locale: "ko-KR" }],
    ["in dark colours", { colorScheme: "dark" }],
    ["with forced colours", { forcedColors: "active" }],
    ["on a narrow page", { viewport: { width: 320, height: 640 } }],
  ])
    it(name, () =>
      visit({ ...options, javaScriptEnabled: true }, async ({ page }) => {
        await page.goto(preferences());
        await page
          .locator("details:not([open]) > summary")
          .evaluateAll((all) => all.forEach((summary) => summary.click()));
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => {
          const rules = { "target-size": { enabled: true } };
          const { violations, passes } = await window.axe.run({ rules });
          return {
            violations: violations.map(({ id, nodes }) => [id, nodes[0].html]),
            passes: passes.length,
          };
        });
        assert.deepEqual(found.violations, []);
        assert.ok(found.passes > 10, "axe looked at the page");
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(sideways, 0);
      }),
    );

  it("its three buttons have one size and one look, in the banner too", () =>
    visit({}, async ({ page, banner }) => {
      await oneKind(banner.locator("button"));
      await page.goto(preferences());
      await oneKind(page.locator("button"));
    }));

  it("it can be answered with keys only", () =>
    visit({}, async ({ page }) => {
      await page.goto(preferences());
      await page.getByRole("group", { name: "Analytics" }).getByRole("checkbox").first().focus();
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: "Save choices" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("status").waitFor();
    }));
});

async function oneKind(buttons) {
  const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()));
  assert.equal(boxes.length, 3);
  for (const { width, height } of boxes) {
    assert.ok(Math.abs(width - boxes[0].width) < 1 && height === boxes[0].height, JSON.stringify(boxes));
    assert.ok(height >= 44);
  }
}
