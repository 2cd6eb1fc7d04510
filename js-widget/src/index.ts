import { readChoices } from "./core/choices-cookie.ts";
import { Client } from "./core/client.ts";
import { Consent } from "./core/consent.ts";
import { announceChange } from "./effects/change-event.ts";
import { offerApi } from "./effects/page-api.ts";
import { wordsFor } from "./i18n/languages.ts";
import { readSettings } from "./settings.ts";
import type { ConsentryElement } from "./ui/consentry-element.ts";
import { define } from "./ui/define.ts";

const { endpoint, language, languages, button } = readSettings(import.meta.url);
const stored = readChoices(document.cookie);
const consent = new Consent(new Client(endpoint), stored, language);
const answered = stored && !stored.ask.length;

define();
const element = document.createElement("consentry-banner") as ConsentryElement;
element.start({ consent, wordsFor, languages, button, saved: announceChange });
// First in the page, so that the keyboard reaches what is asked first; last once nothing is asked any more.
document.body[answered ? "append" : "prepend"](element);

offerApi({
  has: (purpose) => consent.has(purpose),
  show: () => void element.show(),
  showPreferences: () => void element.showPreferences(),
});
if (!answered) void element.ask();
