// What a site can choose on the script's tag, and do with window.consentry.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startSite } from "./site.mjs";
import { focused, visit } from "./visit.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launchChromium(), startSite()])));
after(() => Promise.all([browser?.close(), site?.stop()]));
beforeEach(() => site.reset());

const opened = (attributes, steps, options = {}) =>
  visit(browser, site.page("en", attributes), options, steps);
const CHOSEN = "pv=1&analytics=1&advertising=0";

describe("what is loaded", () => {
  test("a first visit needs one script and the notice", () =>
    opened("", async ({ banner }) => {
      await banner.shown();
      assert.deepEqual(site.scripts, ["widget.js"]);
      assert.deepEqual(site.requests, ["GET /.consent/notice?language=en"]);
    }));

  test("a script that brings the notice needs nothing else, to ask and to be answered", () => {
    Object.assign(site, { words: true, brings: "en" });
    return opened("", async ({ page, banner }) => {
      await (await banner.shown()).accept.click();
      await banner.gone();
      assert.deepEqual([...site.scripts, ...site.requests], ["widget.js", "POST /.consent/choices"]);
      assert.equal(site.answers[0].noticeHash, "hash-1");
      assert.equal(await page.evaluate(() => "consentryNotice" in window), false);
    });
  });

  test("a notice that came along is shown anew when it is another one by the time of the answer", () => {
    Object.assign(site, { words: true, brings: "en" });
    return opened("", async ({ banner }) => {
      await banner.shown();
      site.policyVersion = 2;
      await banner.accept.click();
      await banner.alert.getByText("This has changed").waitFor();
      await banner.accept.click();
      await banner.gone();
      assert.deepEqual(
        site.answers.map(({ policyVersion }) => policyVersion),
        [1, 2],
      );
    });
  });

  test("a notice that came along in another language than the page's is not the one that is shown", () => {
    Object.assign(site, { words: true, brings: "en" });
    return visit(browser, site.page("ko"), {}, async ({ banner }) => {
      await banner.shown();
      assert.equal(await banner.accept.textContent(), "모두 동의");
      assert.deepEqual(site.requests, ["GET /.consent/notice?language=ko"]);
    });
  });

  test("in another language too, where the notice brings the words", () => {
    site.words = true;
    return visit(browser, site.page("ko"), {}, async ({ banner }) => {
      await banner.shown();
      assert.equal(await banner.accept.textContent(), "모두 동의");
      assert.deepEqual(site.scripts, ["widget.js"]);
    });
  });

  test("a visitor who has chosen needs the small script alone", () =>
    opened(
      "",
      async ({ page, preferences }) => {
        await preferences.wayBack.waitFor();
        await page.waitForLoadState("networkidle");
        assert.deepEqual([...site.scripts, ...site.requests], ["widget.js"]);
      },
      { cookie: CHOSEN },
    ));

  test("the preferences are fetched when they are opened", () =>
    opened(
      "",
      async ({ preferences }) => {
        await preferences.open();
        assert.match(site.scripts.join(), /^widget.js,widget\/widget-\w+.js,widget\/preferences-\w+.js$/);
      },
      { cookie: CHOSEN },
    ));

  test("a plain file server is enough: the small script fetches the banner", () => {
    site.inOne = false;
    return opened("", async ({ banner }) => {
      await (await banner.shown()).refuse.click();
      await banner.gone();
      assert.equal(site.answers.length, 1);
    });
  });

  test("where the rest cannot be had, the way back leads to the page that needs no script", () => {
    site.lost = true;
    return opened(
      "",
      async ({ page, preferences }) => {
        await preferences.wayBack.click();
        await page.getByText("Preferences without scripts").waitFor();
      },
      { cookie: CHOSEN },
    );
  });
});

describe("a site's own words", () => {
  const OWN = {
    refuseAll: "No, thanks",
    alwaysOn: "Needed",
    allow: "Show it",
    blocked: "Waits for your yes:",
  };

  test("are what banner, dialog and placeholders say", () => {
    Object.assign(site, { words: true, own: OWN });
    site.body = `<iframe data-consent-purpose="advertising" title="Film" data-src="/asset/frame"></iframe>`;
    return opened("", async ({ page, banner, preferences }) => {
      await banner.shown();
      assert.equal(await banner.refuse.textContent(), "No, thanks");
      assert.equal(await banner.accept.textContent(), "Accept all");
      await page.getByText("Waits for your yes: advertising").waitFor();
      await page.getByRole("button", { name: "Show it" }).waitFor();
      await banner.settings.click();
      await preferences.shown();
      await preferences.dialog.getByText("Needed", { exact: true }).waitFor();
    });
  });

  test("are said in a placeholder without another request, to who was asked before", () => {
    Object.assign(site, { words: true, own: OWN });
    site.body = `<iframe data-consent-purpose="advertising" title="Film" data-src="/asset/frame"></iframe>`;
    return opened("", async ({ page, banner }) => {
      await (await banner.shown()).refuse.click();
      await banner.gone();
      site.requests = [];
      await page.reload();
      await page.getByRole("button", { name: "Show it" }).waitFor();
      assert.deepEqual(site.requests, []);
    });
  });
});

describe("the layout", () => {
  test("bar: along the bottom, as wide as the window", () =>
    opened('data-layout="bar"', async ({ banner }) => {
      await banner.shown();
      const { x, y, width, height } = await banner.region.boundingBox();
      assert.deepEqual([x, width, Math.round(y + height)], [0, 1280, 720]);
    }));

  test("modal: a dialog that has the focus, above a page that is out of reach", () =>
    opened('data-layout="modal"', async ({ page, banner, preferences }) => {
      const dialog = page.getByRole("dialog", { name: "May we use cookies?" });
      await dialog.waitFor();
      for (let i = 0; i < 6; i++) {
        await page.keyboard.press("Tab");
        assert.ok(
          ["BODY", "CONSENTRY-BANNER"].includes(await page.evaluate(() => document.activeElement.tagName)),
        );
      }
      const refuse = dialog.getByRole("button", { name: "Refuse all" });
      await dialog.getByRole("button", { name: "Settings" }).click();
      await preferences.dialog.last().waitFor();
      await page.keyboard.press("Escape");
      await refuse.click();
      await dialog.waitFor({ state: "hidden" });
      assert.equal(site.answers[0].action, "refuse-all");
    }));

  test("modal: Escape is no answer", () =>
    opened('data-layout="modal"', async ({ page }) => {
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      assert.deepEqual(site.answers, []);
      await page.locator("#footer-link").click();
      await page.getByRole("dialog").waitFor();
    }));
});

describe("closing the banner", () => {
  for (const [close, actions] of [
    ["refuse", ["refuse-all"]],
    ["later", []],
  ]) {
    const settled = async (banner) => {
      await banner.gone();
      assert.deepEqual(
        site.answers.map(({ action }) => action),
        actions,
      );
    };
    test(`by its button, where the site says ${close}`, () =>
      opened(`data-close="${close}"`, async ({ banner }) => {
        await banner.shown();
        await banner.region.getByRole("button", { name: "Close" }).click();
        await settled(banner);
      }));
    test(`by Escape, where the site says ${close}`, () =>
      opened(`data-close="${close}"`, async ({ page, banner }) => {
        await banner.shown();
        await banner.settings.focus();
        await page.keyboard.press("Escape");
        await settled(banner);
      }));
  }

  test("scrolling and leaving are no answer", () =>
    opened('data-close="refuse"', async ({ page, banner }) => {
      await banner.shown();
      await page.mouse.wheel(0, 500);
      await page.reload();
      await banner.shown();
      assert.deepEqual(site.answers, []);
    }));
});

describe("the permanent button", () => {
  test("says what the site wants it to say, and stands where the site puts it", () =>
    opened(
      'data-label="Privacy choices"',
      async ({ page, preferences }) => {
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("consentry-banner::part(opener) { inset: auto 1em 1em auto }");
          document.adoptedStyleSheets.push(sheet);
        });
        assert.equal(await preferences.wayBack.textContent(), "Privacy choices");
        const { x, width } = await preferences.wayBack.boundingBox();
        assert.ok(x + width > 1240);
      },
      { cookie: CHOSEN },
    ));

  const said = async (language, attributes, options) => {
    const texts = [];
    const url = site.page(language, attributes);
    await visit(browser, url, options, async ({ preferences }) => {
      await preferences.wayBack.waitFor({ state: "attached" });
      texts.push(await preferences.wayBack.textContent());
    });
    return texts[0];
  };

  for (const [who, options] of [
    ["has chosen", { cookie: CHOSEN }],
    ["is asked", {}],
  ])
    test(`says what the site's definition says, in the page's language, to who ${who}`, async () => {
      Object.assign(site, { words: true, brings: "en" });
      site.button = { en: "Privacy choices", ko: "개인정보 설정", zh: "隐私设置" };
      assert.equal(await said("en-GB", "", options), "Privacy choices");
      assert.equal(await said("ko", "", options), "개인정보 설정");
      assert.equal(await said("zh-Hant-TW", "", options), "隐私设置");
      assert.equal(await said("de", "", options), "Cookies");
      assert.equal(await said("de", 'data-language="ko"', options), "개인정보 설정");
      assert.equal(await said("ko", 'data-label="Here"', options), "Here");
    });

  test("is there with the site's own words at once, and without a request for them", () => {
    site.button = { en: "Privacy choices" };
    return opened(
      "",
      async ({ page, preferences }) => {
        await page.waitForLoadState("networkidle");
        assert.deepEqual([...site.scripts, ...site.requests], ["widget.js"]);
        await page.getByRole("button", { name: "Privacy choices" }).click();
        await preferences.shown();
      },
      { cookie: CHOSEN },
    );
  });

  test("is not in the way of what is printed", () =>
    opened(
      "",
      async ({ page, preferences }) => {
        await preferences.wayBack.waitFor();
        await page.emulateMedia({ media: "print" });
        assert.equal(await preferences.wayBack.isVisible(), false);
      },
      { cookie: CHOSEN },
    ));
});

describe("window.consentry", () => {
  test("grants and withdraws one purpose, and keeps the other answers", () =>
    opened(
      "",
      async ({ page }) => {
        assert.equal(await page.evaluate(() => window.consentry.grant("advertising")), true);
        assert.equal(await page.evaluate(() => window.consentry.withdraw("analytics")), true);
        assert.deepEqual(
          site.answers.map(({ action, choices }) => [action, choices]),
          [
            ["save", { analytics: true, advertising: true }],
            ["withdraw", { analytics: false, advertising: true }],
          ],
        );
      },
      { cookie: CHOSEN },
    ));

  test("an answer by script takes the banner away", () =>
    opened("", async ({ page, banner }) => {
      await banner.shown();
      assert.equal(await page.evaluate(() => window.consentry.refuse()), true);
      await banner.gone();
      assert.equal(site.answers[0].action, "refuse-all");
    }));

  test("says that an answer could not be recorded", () =>
    opened("", async ({ page, banner }) => {
      await banner.shown();
      site.mood = "down";
      assert.equal(await page.evaluate(() => window.consentry.grant()), false);
      assert.equal(await page.evaluate(() => window.consentry.has("analytics")), false);
    }));

  test("brings the widget back where a single-page app took it away", () =>
    opened(
      "",
      async ({ page, preferences }) => {
        await preferences.wayBack.waitFor();
        await page.evaluate(() => document.body.replaceChildren());
        await page.evaluate(() => window.consentry.showPreferences());
        await preferences.shown();
        await page.keyboard.press("Escape");
        assert.equal(await preferences.wayBack.isVisible(), true);
      },
      { cookie: CHOSEN },
    ));
});

test("a browser that keeps no cookies: the answer counts on this page, and the visitor reads that", () => {
  site.keeps = false;
  return opened("", async ({ page, banner, preferences }) => {
    await (await banner.shown()).accept.click();
    await banner.gone();
    await preferences.status.getByText("Your browser keeps no cookies").waitFor();
    assert.equal(await page.evaluate(() => window.consentry.has("analytics")), true);
    assert.equal(await focused(page), "Cookies");
  });
});

test("an answer that was sent twice names itself the same way", () =>
  opened("", async ({ banner }) => {
    await banner.shown();
    site.mood = "down";
    await banner.accept.click();
    await banner.retry.waitFor();
    site.mood = "well";
    await banner.retry.click();
    await banner.gone();
    assert.equal(site.keys.length, 2);
    assert.match(site.keys[0], /^[0-9a-f]{32}$/);
    assert.equal(site.keys[1], site.keys[0]);
  }));
