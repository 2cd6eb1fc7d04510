// What several stories do.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launchChromium } from "../browser/chromium.mjs";
import { startStack } from "./stack.mjs";

/** The pages of the webapp that set cookies. */
export const PAGES = ["", "news", "campaign?source=story"];
const ESSENTIAL = new Set(["JSESSIONID", "login_check"]);

/**
 * Starts the whole of it with these sites before the tests of a file, and stops it after them.
 *
 * @returns what is there once the first test begins: `stack` and `browser`
 */
export function running(...sites) {
  const here = {};
  before(async () => {
    here.stack = await startStack(sites);
    here.browser = await launchChromium();
  });
  after(async () => {
    await here.browser?.close();
    await here.stack?.stop();
  });
  return here;
}

/** Visits all of them. */
export async function everywhere(visitor) {
  for (const page of PAGES) await visitor.visit(page);
}

/** The names of cookies that need consent. */
export function optional(names) {
  return names.filter((name) => !ESSENTIAL.has(name));
}

export function onlyEssential(names) {
  assert.deepEqual(optional(names), [], "no cookie but essential ones");
}

/** Filters hold a long poll; this waits until this site's has let the visitor's page know. */
export async function until(what, holds) {
  const end = Date.now() + 15_000;
  while (Date.now() < end) if (await holds()) return;
  assert.fail(`${what}: not within 15 seconds`);
}

let revision = 1;

/** What changes a purpose of a definition materially, each time anew. */
export function raised(purpose) {
  revision += 1;
  return (yaml) =>
    yaml.replace(
      new RegExp(`^  ${purpose}:\\n(    revision: \\d+\\n)?`, "m"),
      `  ${purpose}:\n    revision: ${revision}\n`,
    );
}
