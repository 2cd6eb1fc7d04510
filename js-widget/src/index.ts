import { Client } from "./core/client.ts";
import { Consent } from "./core/consent.ts";
import { announceChange } from "./effects/change-event.ts";
import { offerApi } from "./effects/page-api.ts";
import { readSettings } from "./settings.ts";
import type { ConsentryElement } from "./ui/consentry-element.ts";
import { define } from "./ui/define.ts";

const { endpoint, language, languages, button } = readSettings(import.meta.url);
const consent = new Consent(new Client(endpoint), () => document.cookie, language);

define();
const element = document.createElement("consentry-banner") as ConsentryElement;
element.start(consent, languages, button, announceChange);
// First in the page, so that the keyboard reaches what is asked first; last once nothing is asked any more.
document.body[consent.answered ? "append" : "prepend"](element);

offerApi({
  has: (purpose) => consent.has(purpose),
  show: () => void element.show(),
  showPreferences: () => void element.showPreferences(),
});
document.addEventListener("visibilitychange", () => element.refresh());
if (!consent.answered) void element.ask();
