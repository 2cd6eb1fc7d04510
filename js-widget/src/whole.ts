// The same script with the banner in it, for a visitor who is known not to have chosen: one request less, or two.
import type { HashedNotice } from "./core/types.ts";
import { answering } from "./core/whole-answers.ts";
import { start } from "./start.ts";
import openWidget from "./ui/widget.ts";

/** The notice, where the endpoint has put it behind this script: declared there, and there once all of the script has run. */
declare const consentryNotice: HashedNotice;

start(import.meta.url, async () => ({
  default: (desk) =>
    openWidget(
      Object.assign(desk, { answering }),
      typeof consentryNotice === "object" ? consentryNotice : undefined,
    ),
}));
