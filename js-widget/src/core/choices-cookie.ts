import type { Choices } from "./types.ts";

/** What the cookie `consent-choices` tells: a hint for scripts, never proof. */
export interface StoredChoices {
  /** The policy version that was answered; 0: nothing was. */
  version: number;
  choices: Choices;
  /** Purposes that changed since they were answered: to be asked again. */
  ask: string[];
}

/**
 * Reads `consent-choices` out of `document.cookie`.
 *
 * `pv=1&analytics=1&advertising=0` is an answer; `pv=1&advertising=0&ask=analytics` asks again for one purpose (several
 * are separated by anything that is no part of a purpose's id); `pv=1&advertising=0&advertising/medit=1` grants one vendor of a
 * purpose. Without a policy version it is no answer.
 */
export function readChoices(cookies: string): StoredChoices {
  const fields = new URLSearchParams(/(?:^|; *)consent-choices=([^;]*)/.exec(cookies)?.[1]);
  const text = fields.get("pv")!;
  const version = /^[1-9]\d*$/.test(text) ? +text : 0;
  const ask = `${fields.getAll("ask")}`.match(/[a-z-]+/g) ?? [];
  const choices: Choices = {};
  for (const [purpose, answer] of fields) {
    if (version && /^[01]$/.test(answer) && !["pv", ...ask].includes(purpose))
      choices[purpose] = answer > "0";
  }
  return { version, choices, ask };
}
