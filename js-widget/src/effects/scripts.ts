const started = new WeakSet<HTMLScriptElement>();
let before = Promise.resolve();

/**
 * Runs a marked script once, after those that were found before it. It stays the element that it is, so that `src`, `async`, `nonce`,
 * `integrity` and what else it has keep their meaning, and no policy for Trusted Types is needed.
 *
 * @param allowed asked when the script's turn has come
 * @param running told when it runs
 */
export function startInOrder(script: HTMLScriptElement, allowed: () => boolean, running: () => void): void {
  if (started.has(script) || !allowed()) return;
  started.add(script);
  before = before.then(async () => {
    if (allowed() && script.isConnected) {
      running();
      await run(script);
    } else started.delete(script);
  });
}

/** Puts the script in its place anew, with the type that lets it run; resolved when the next one may follow. */
async function run(script: HTMLScriptElement): Promise<void> {
  const { type, src } = script.dataset;
  const waits = !script.hasAttribute("async") && (script.src || src || type === "module");
  const done = new Promise((resolve) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", resolve);
  });
  if (type) script.type = type;
  else script.removeAttribute("type");
  if (src && !script.src) script.src = src;
  if (waits) script.async = false;
  const place = document.createComment("");
  script.replaceWith(place);
  place.replaceWith(script);
  if (waits) await done;
}
