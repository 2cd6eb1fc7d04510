// Lets marked scripts, frames, pictures and style sheets run by consent. Loaded when the page has any, and runs by itself.
import { hold, release } from "./held.ts";
import { startInOrder } from "./scripts.ts";
import { offerReload } from "./reload.ts";

const PURPOSE = "data-consent-purpose";

/** Purposes whose scripts have run: nothing but a new page stops them. */
const ran = new Set<string>();
const consentry = window.consentry!;

/** Brings every marked element to what the visitor's answer of now allows. */
function sweep(): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${PURPOSE}]`)) {
    const purpose = element.getAttribute(PURPOSE)!;
    const allowed = () => consentry.has(purpose);
    if (element instanceof HTMLScriptElement) startInOrder(element, allowed, () => ran.add(purpose));
    else if (allowed()) release(element);
    else hold(element, purpose);
  }
}

consentry.on("change", () => {
  if ([...ran].some((purpose) => !consentry.has(purpose))) void offerReload();
  sweep();
});
new MutationObserver(sweep).observe(document, { childList: true, subtree: true });
sweep();
