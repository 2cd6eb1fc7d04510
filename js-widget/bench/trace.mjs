// What Chromium's own trace of a visit tells. All times are of the page's main thread, in milliseconds.

/** The trace's categories that are read here. */
export const CATEGORIES = ["blink.user_timing", "devtools.timeline", "loading", "toplevel", "v8"];

/** The mark that the watcher sets in the first frame that shows the banner, and the file that it says it is. */
export const VISIBLE = "banner-visible";
export const WATCHER = "watcher.js";

/** Stretches in which a script is compiled or runs. What it makes the browser lay out meanwhile is within them. */
const SCRIPT =
  /^(EvaluateScript|FunctionCall|RunMicrotasks|V8\.RunMicrotasks|v8\.(compile|compileModule|evaluateModule|run))$/;

const TASK = "ThreadControllerImpl::RunTask";

/**
 * @param {Buffer} recorded
 * @returns {{ visible: number, script: number, later: number, shift: number, task: number, scriptTask: number }} `visible`: from the
 * navigation to the first frame with the banner; `script`: the scripts' time until then, without the watcher's; `later`: theirs
 * after that, until the trace ends; `task`: the longest task of all; `scriptTask`: the most that scripts took of one task
 */
export function read(recorded) {
  const { traceEvents } = JSON.parse(recorded);
  const mark = traceEvents.find(({ name }) => name === VISIBLE);
  const own = traceEvents.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid);
  const start = own.findLast(({ name, ts }) => name === "navigationStart" && ts < mark.ts)?.ts;
  if (!start) throw new Error("The trace does not say when the banner was visible");
  const spans = own
    .filter(({ ph, ts }) => ph === "X" && ts >= start)
    .map(({ name, ts, dur = 0, args }) => ({ name, from: ts, to: ts + dur, url: args?.data?.url }));
  const watched = merged(spans.filter(({ url }) => url === WATCHER));
  const scripts = merged(spans.filter(({ name, url }) => SCRIPT.test(name) && url !== WATCHER));
  const took = (from, to) =>
    within(scripts, from, to) - scripts.reduce((sum, span) => sum + overlap(watched, span, from, to), 0);
  const tasks = spans.filter(({ name }) => name === TASK);
  const shifts = own.filter(({ name }) => name === "LayoutShift").map(({ args }) => args.data.score);
  return {
    visible: ms(mark.ts - start),
    script: ms(took(start, mark.ts)),
    later: ms(took(mark.ts, Infinity)),
    shift: shifts.reduce((sum, score) => sum + score, 0),
    task: ms(Math.max(...tasks.map(({ from, to }) => to - from))),
    scriptTask: ms(Math.max(...tasks.map(({ from, to }) => took(from, to)))),
  };
}

/** The same time, each moment of it once. */
function merged(spans) {
  const whole = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

function within(spans, from, to) {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
}

function overlap(spans, span, from, to) {
  return within(spans, Math.max(span.from, from), Math.min(span.to, to));
}

function ms(microseconds) {
  return microseconds / 1000;
}
