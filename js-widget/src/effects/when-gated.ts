/** Loads what lets scripts, frames, pictures and style sheets run by consent, once the page has any that is marked so. */
export function whenGated(): void {
  let gate: Promise<unknown> | undefined | null;
  const find = () => {
    gate ??= document.querySelector("[data-consent-purpose]") && import("./gate.ts").catch(() => {});
  };
  new MutationObserver(find).observe(document, { childList: true, subtree: true });
  find();
}
