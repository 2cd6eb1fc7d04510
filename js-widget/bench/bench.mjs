// Measures banners in one browser, one after the other, again and again: node bench.mjs [rounds] [name…]
import { launchChromium } from "../e2e/browser/chromium.mjs";
import { contestants, NOTICE } from "./contestants.mjs";
import { startServer } from "./page.mjs";
import { CATEGORIES, read, VISIBLE, WATCHER } from "./trace.mjs";

const [rounds = "15", ...only] = process.argv.slice(2);
const ROUNDS = Number(rounds);
const PATIENCE_MS = 10_000;
/** What a banner still does when it is there is measured as well, for so long. */
const AFTERWARDS_MS = 300;

const all = Object.fromEntries(
  Object.entries(await contestants()).filter(([name]) => !only.length || only.includes(name)),
);
const { pageOf, stop } = await startServer(all, NOTICE);

/** Runs beside the page's scripts, in a world of its own: marks the first frame in which the banner is visible. */
function watch(selector, mark) {
  const [outer, inner] = selector.split(" >> ");
  const look = () => {
    const host = document.querySelector(outer);
    const banner = inner ? host?.shadowRoot?.querySelector(inner) : host;
    const shown =
      banner?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      banner.getBoundingClientRect().height > 20;
    if (!shown) return void requestAnimationFrame(look);
    performance.mark(mark);
    window.tellVisible("");
  };
  requestAnimationFrame(look);
}

async function measure(browser, name, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const arrived = countArrived(devtools);
    const visible = new Promise((resolve) => devtools.on("Runtime.bindingCalled", resolve));
    page.on("pageerror", (error) => console.error(name, error.message));
    for (const domain of ["Network", "Page", "Runtime"]) await devtools.send(`${domain}.enable`);
    await devtools.send("Runtime.addBinding", { name: "tellVisible", executionContextName: "watcher" });
    const source = `(${watch})(${JSON.stringify(all[name].selector)}, "${VISIBLE}")\n//# sourceURL=${WATCHER}`;
    await devtools.send("Page.addScriptToEvaluateOnNewDocument", { source, worldName: "watcher" });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.goto(pageOf(name));
    const tooLate = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, "late").unref());
    const how = await Promise.race([visible, tooLate]);
    await page.waitForTimeout(AFTERWARDS_MS);
    const recorded = await browser.stopTracing();
    if (how === "late") throw new Error(`${name} did not show its banner`);
    return { ...read(recorded), ...arrived };
  } finally {
    await context.close();
  }
}

/** Scripts and style sheets that the page loads, and their bytes as they are sent. */
function countArrived(devtools) {
  const arrived = { requests: 0, bytes: 0 };
  devtools.on("Network.responseReceived", ({ response: { url, headers } }) => {
    if (!/\.(js|css)$/.test(new URL(url).pathname)) return;
    arrived.requests += 1;
    arrived.bytes += Number(headers["Content-Length"]);
  });
  return arrived;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await launchChromium();
try {
  for (const slowdown of [1, 4]) {
    const measured = Object.fromEntries(Object.keys(all).map((name) => [name, []]));
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const name of Object.keys(all)) {
        const one = await measure(browser, name, slowdown);
        if (round >= 0) measured[name].push(one);
      }
    }
    print(slowdown, measured);
  }
} finally {
  await browser.close();
  stop();
}

function print(slowdown, measured) {
  const speed = slowdown === 1 ? "At full speed" : `With the processor ${slowdown} times slower`;
  console.log(`\n${speed}, medians of ${ROUNDS}\n`);
  const columns = {
    banner: (name) => name,
    "visible, ms": (_, of) => of("visible").toFixed(0),
    "of the inline one's": (name) => ratio(measured[name], measured.inline),
    "script until visible, ms": (_, of) => of("script").toFixed(1),
    "after it": (_, of) => of("later").toFixed(1),
    "layout shift": (_, of) => of("shift").toFixed(3),
    "longest task": (_, of) => of("task").toFixed(0),
    "most script in a task": (_, of) => of("scriptTask").toFixed(1),
    requests: (_, of) => of("requests"),
    kB: (_, of) => (of("bytes") ? (of("bytes") / 1000).toFixed(1) : "in the page"),
  };
  const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
  line(Object.keys(columns));
  line(Object.keys(columns).map(() => "---"));
  for (const name of Object.keys(measured)) {
    const of = (field) => median(measured[name].map((one) => one[field]));
    line(Object.values(columns).map((cell) => cell(name, of)));
  }
}

/** How much longer than the floor of the same round, by the median round: what else the machine did meanwhile counts less so. */
function ratio(measured, floor) {
  if (!floor) return "";
  return median(measured.map(({ visible }, round) => visible / floor[round].visible)).toFixed(2);
}
