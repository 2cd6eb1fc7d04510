import { ConsentryElement } from "./consentry-element.ts";

/** Registers `<consentry-banner>`; a second copy of the script on the page changes nothing. */
export function define(): void {
  if (!customElements.get("consentry-banner")) customElements.define("consentry-banner", ConsentryElement);
}
