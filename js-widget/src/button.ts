// Makes the permanent button say the site's own words. The filter puts it behind the script on the page, where a site has any.
import { nearest } from "./i18n/nearest.ts";
import { settingsOf } from "./settings.ts";

/** Language (BCP 47) → what the button says in it; declared before this. */
declare const consentryButton: Record<string, string>;

const { label, language } = settingsOf(import.meta.url);
const said = nearest(consentryButton, language || document.documentElement.lang || navigator.language);
// What the page itself says on the script's tag holds for this page.
if (said && !label)
  document.querySelector("consentry-banner")!.shadowRoot!.querySelector("[part=opener]")!.textContent = said;
