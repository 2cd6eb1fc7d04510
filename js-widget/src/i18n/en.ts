import type { Words } from "./words.ts";

export const en: Words = [
  "en",
  "Cookie settings",
  "Settings",
  "Accept all",
  "Refuse all",
  "Accept",
  "Refuse",
  "Save choices",
  "Close",
  "Try again",
  "Always on",
  "If you refuse:",
  "Recipients and cookies",
  "Other recipients",
  "until the browser closes",
  "Privacy policy",
  "This has changed. Please answer again.",
  "Your choice is saved.",
  "Saving could not be confirmed. Your choice is kept here and can be sent again.",
  "The settings cannot be reached.",
];
