import type { Choices } from "./types.ts";

/** What the cookie `consent-choices` tells: a hint for scripts, never proof. */
export interface StoredChoices {
  choices: Choices;
  /** Purposes that changed since they were answered: to be asked again. */
  ask: string[];
}

/**
 * Reads `consent-choices` out of `document.cookie`.
 *
 * `pv=1&analytics=1&advertising=0` is an answer; `pv=1&advertising=0&ask=analytics` asks again for one purpose (several
 * are separated by anything that is no part of a purpose's id). Without a policy version it is no answer: `undefined`.
 */
export function readChoices(cookies: string): StoredChoices | undefined {
  const value = /(?:^|;\s*)consent-choices=([^;]*)/.exec(cookies)?.[1];
  const fields = new URLSearchParams(value);
  if (!/^[1-9]\d*$/.test(fields.get("pv") ?? "")) return undefined;
  const ask = fields.getAll("ask").flatMap((names) => names.match(/[a-z-]+/g) ?? []);
  const choices: Choices = {};
  for (const [purpose, answer] of fields) {
    if (/^[01]$/.test(answer) && purpose !== "pv" && !ask.includes(purpose))
      choices[purpose] = answer === "1";
  }
  return { choices, ask };
}
