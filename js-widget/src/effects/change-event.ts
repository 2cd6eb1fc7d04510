import type { Action, Choices } from "../core/types.ts";

/** What listeners are told after an answer was recorded. */
export interface Change {
  choices: Choices;
  action: Action;
}

const NAME = "consentry:change";

/** Tells the page, as a DOM event on the document. */
export function announceChange(change: Change): void {
  document.dispatchEvent(new CustomEvent(NAME, { detail: change }));
}

/** Calls back after every recorded answer; the function that is returned ends that. */
export function onChange(listener: (change: Change) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<Change>).detail);
  document.addEventListener(NAME, heard);
  return () => document.removeEventListener(NAME, heard);
}
