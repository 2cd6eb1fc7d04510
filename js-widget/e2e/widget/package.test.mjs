// The npm package as somebody gets it: packed, unpacked, compiled against, bundled, and run in a page.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, beforeEach, test } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startSite } from "./site.mjs";
import { visit } from "./visit.mjs";

const module = fileURLToPath(new URL("../..", import.meta.url));
let browser, site, folder;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  folder = mkdtempSync(join(tmpdir(), "consentry-package-"));
  run("npm", ["pack", "--pack-destination", folder], module);
  run("tar", ["-xzf", "consentry-widget-0.1.0.tgz"], folder);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(folder, "package"), join(folder, "node_modules", "consentry-widget"), "junction");
});
after(async () => {
  await Promise.all([browser?.close(), site?.stop()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => site.reset());

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 60_000 });
  assert.equal(status, 0, `${command} ${args.join(" ")}: ${stdout}${stderr}`);
}

const packed = (file) => readFileSync(join(folder, "package", "dist", "npm", file), "utf8");

test("its types are what a strict TypeScript compiles against", () => {
  const good = `import { consentry, type Change } from "consentry-widget";
    const api = consentry({ layout: "bar", close: "refuse" });
    const stop: () => void = api.on("change", ({ choices, action }: Change) => console.log(choices["a"], action));
    document.addEventListener("consentry:change", ({ detail }) => detail.choices);
    void api.grant("analytics").then((recorded: boolean) => recorded && stop());
    consentry({ words: { en: { acceptAll: "Yes" } } });
    // @ts-expect-error: there is no such word
    consentry({ words: { en: { acceptall: "Yes" } } });
    // @ts-expect-error: there is no such setting
    consentry({ color: "red" });`;
  writeFileSync(join(folder, "consumer.ts"), good);
  const tsc = join(module, "node_modules", "typescript", "bin", "tsc");
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
    "--target",
    "es2022",
  ];
  run(process.execPath, [tsc, ...options, "--types", "", "consumer.ts"], folder);
});

test("a bundler takes it, and it asks with the settings of the site's code", async () => {
  writeFileSync(
    join(folder, "app.js"),
    'import { consentry } from "consentry-widget"; ' +
      'consentry({ layout: "bar", label: "Privacy", words: { en: { settings: "Choose" }, ko: { settings: "?" } } });',
  );
  const { build } = createRequire(join(module, "package.json"))("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(folder, "app.js")],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  site.script = outputFiles[0].text;
  await visit(browser, site.page(), {}, async ({ banner, preferences }) => {
    await banner.shown();
    assert.match(await banner.region.getAttribute("class"), /bar/);
    assert.equal(await banner.settings.textContent(), "Choose");
    await banner.settings.click();
    await preferences.shown();
    await preferences.refuse.click();
    await banner.gone();
    assert.equal(await preferences.wayBack.textContent(), "Privacy");
    assert.deepEqual(site.scripts, []);
  });
});

test("its classic build needs no modules", async () => {
  site.script = packed("consentry.classic.js");
  site.classic = true;
  await visit(browser, site.page("en", 'data-label="Privacy"'), {}, async ({ page, banner, preferences }) => {
    await (await banner.shown()).accept.click();
    await banner.gone();
    assert.equal(await page.evaluate(() => window.consentry.has("analytics")), true);
    assert.equal(await preferences.wayBack.textContent(), "Privacy");
  });
});

test("it can be imported where there is no page, as servers do", async () => {
  const { consentry } = await import(
    pathToFileURL(join(folder, "package", "dist", "npm", "consentry.js")).href
  );
  assert.equal(typeof consentry, "function");
});
