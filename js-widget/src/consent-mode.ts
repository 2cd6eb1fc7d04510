// A classic script for the head of the page, before Google's tags: what they may do, by Google's consent mode, version 2.
import { onChange } from "./effects/change-event.ts";
import { readChoices } from "./core/choices-cookie.ts";

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

type Has = (purpose: string) => boolean;

/** Google's seven types, and the purpose that grants each. `data-map` names others, as JSON. */
const PURPOSES: Record<string, string> = {
  ad_storage: "advertising",
  ad_user_data: "advertising",
  ad_personalization: "advertising",
  analytics_storage: "analytics",
  functionality_storage: "preferences",
  personalization_storage: "preferences",
  security_storage: "essential",
};

const { map = "{}", region = "", elsewhere, wait = "500" } = document.currentScript?.dataset ?? {};
const purposes = { ...PURPOSES, ...(JSON.parse(map) as Record<string, string>) };
const layer = (window.dataLayer ??= []);

/** What Google's own snippet calls `gtag`: it takes nothing but `arguments`. */
function tell(..._what: unknown[]): void {
  layer.push(arguments);
}

const signalled = (purpose: string) => purpose === "advertising" && !!navigator.globalPrivacyControl;
const states = (has: Has) =>
  Object.fromEntries(
    Object.entries(purposes).map(([type, purpose]) => [
      type,
      purpose === "essential" || (has(purpose) && !signalled(purpose)) ? "granted" : "denied",
    ]),
  );
const regions = region.split(/[\s,]+/).filter(Boolean);
const wait_for_update = +wait;

tell("consent", "default", { ...states(() => elsewhere === "granted" && !!regions.length), wait_for_update });
if (regions.length) tell("consent", "default", { ...states(() => false), region: regions, wait_for_update });

const { version, choices } = readChoices(document.cookie);
if (version)
  tell(
    "consent",
    "update",
    states((purpose) => choices[purpose] === true),
  );
onChange("change", () =>
  tell(
    "consent",
    "update",
    states((purpose) => !!window.consentry?.has(purpose)),
  ),
);
