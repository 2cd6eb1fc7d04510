// Measures banners in one browser, one after the other, again and again: node bench.mjs [rounds]
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { launchChromium } from "../e2e/browser/chromium.mjs";
import { contestants, NOTICE } from "./contestants.mjs";

const ROUNDS = Number(process.argv[2] ?? 15);
const PATIENCE_MS = 10_000;
const TEXT = "<p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod.</p>".repeat(
  40,
);

const all = await contestants();
const compressed = new Map();

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const page = all[decodeURIComponent(pathname.slice("/page/".length))];
  if (pathname.startsWith("/page/") && page) return send(response, "text/html; charset=utf-8", pageOf(page));
  if (pathname === "/.consent/notice") return send(response, "application/json", NOTICE);
  for (const { files, more, gzipped } of Object.values(all)) {
    const found = files[pathname] ?? more?.(pathname);
    const type = pathname.endsWith(".css") ? "text/css" : "text/javascript";
    if (found) return gzipped ? sendAs(response, type, "gzip", found) : send(response, type, found);
  }
  response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

function pageOf({ head, body }) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Page</title><link rel="icon" href="data:,">${head}<main><h1>Page</h1>${TEXT}</main>${body}</html>`;
}

function send(response, type, body) {
  const key = `${type} ${body}`;
  if (!compressed.has(key)) compressed.set(key, brotliCompressSync(body));
  sendAs(response, type, "br", compressed.get(key));
}

function sendAs(response, type, coding, bytes) {
  response
    .writeHead(200, {
      "Content-Type": type,
      "Content-Encoding": coding,
      "Content-Length": bytes.length,
      "Cache-Control": "no-store",
    })
    .end(bytes);
}

/** Runs in the page: notes the first frame in which the banner is visible, and what the browser reports meanwhile. */
function watch(selector) {
  const report = (window.report = { visible: undefined, shift: 0, longest: 0 });
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("layout-shift", ({ value }) => (report.shift += value));
  observe("longtask", ({ duration }) => (report.longest = Math.max(report.longest, duration)));
  const find = () => {
    const [outer, inner] = selector.split(" >> ");
    const host = document.querySelector(outer);
    return inner ? host?.shadowRoot?.querySelector(inner) : host;
  };
  const look = () => {
    const banner = find();
    const shown =
      banner?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      banner.getBoundingClientRect().height > 20;
    if (shown) report.visible = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function measure(browser, name, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Performance.enable");
    await devtools.send("Network.enable");
    let bytes = 0;
    let requests = 0;
    devtools.on("Network.responseReceived", ({ response: { url, headers } }) => {
      const { pathname } = new URL(url);
      if (!/\.(js|css)$/.test(pathname)) return;
      requests += 1;
      bytes += Number(headers["Content-Length"]);
    });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    page.on("pageerror", (error) => console.error(name, error.message));
    await page.addInitScript(watch, all[name].selector);
    await page.goto(`${origin}/page/${encodeURIComponent(name)}`);
    await page
      .waitForFunction(() => window.report.visible, undefined, { timeout: PATIENCE_MS })
      .catch(() => Promise.reject(new Error(`${name} did not show its banner`)));
    await page.waitForTimeout(100);
    const { metrics } = await devtools.send("Performance.getMetrics");
    const script = metrics.find((metric) => metric.name === "ScriptDuration").value * 1000;
    return { ...(await page.evaluate(() => window.report)), script, requests, bytes };
  } finally {
    await context.close();
  }
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
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
  server.close();
}

function print(slowdown, measured) {
  const of = (name, field) => median(measured[name].map((one) => one[field]));
  const floor = of("inline", "visible");
  console.log(
    `\n${slowdown === 1 ? "At full speed" : `With the processor ${slowdown} times slower`}, medians of ${ROUNDS}\n`,
  );
  console.log(
    "| banner | visible, ms | of the inline one's | script, ms | layout shift | longest task, ms | requests | kB |",
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const name of Object.keys(measured)) {
    const row = [
      name,
      of(name, "visible").toFixed(0),
      (of(name, "visible") / floor).toFixed(2),
      of(name, "script").toFixed(1),
      of(name, "shift").toFixed(3),
      of(name, "longest") ? of(name, "longest").toFixed(0) : "under 50",
      of(name, "requests"),
      name === "inline" ? "in the page" : (of(name, "bytes") / 1000).toFixed(1),
    ];
    console.log(`| ${row.join(" | ")} |`);
  }
}
