// Lets marked scripts, frames, pictures and style sheets run by consent. Loaded when the page has any, and runs by itself.
import { hold, release } from "./held.ts";
import { startInOrder } from "./scripts.ts";
import { offerReload } from "./reload.ts";

const PURPOSE = "data-consent-purpose";

/** What scripts that have run were marked with: nothing but a new page stops them. */
const ran = new Map<string, () => boolean>();
const consentry = window.consentry!;

/** Brings every marked element to what the visitor's answer of now allows. */
function sweep(): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${PURPOSE}]`)) {
    const purpose = element.getAttribute(PURPOSE)!;
    const { consentVendor, consentCookie = consentVendor } = element.dataset;
    const allowed = () => consentry.has(purpose, consentCookie);
    const marks = consentCookie ? `${purpose}/${consentCookie}` : purpose;
    if (element instanceof HTMLScriptElement) startInOrder(element, allowed, () => ran.set(marks, allowed));
    else if (allowed()) release(element);
    else hold(element, marks);
  }
}

consentry.on("change", () => {
  if ([...ran.values()].some((allowed) => !allowed())) void offerReload();
  sweep();
});
new MutationObserver(sweep).observe(document, { childList: true, subtree: true });
sweep();
