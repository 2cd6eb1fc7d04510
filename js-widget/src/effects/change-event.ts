import type { Action, Choices } from "../core/types.ts";

/** What listeners are told after an answer was recorded. */
export interface Change {
  choices: Choices;
  /** `elsewhere` where another tab's answer was taken over. */
  action: Action;
}

const NAME = "consentry:change";

/** Tells the page, as a DOM event on the document. */
export function announceChange(change: Change): void {
  document.dispatchEvent(new CustomEvent(NAME, { detail: change }));
}

/** Calls back after every recorded answer, the only event there is; the function that is returned ends that. */
export function onChange(_event: "change", listener: (change: Change) => void): () => void {
  const heard = ({ detail }: CustomEventInit<Change>) => listener(detail!);
  document.addEventListener(NAME, heard as EventListener);
  return () => document.removeEventListener(NAME, heard as EventListener);
}
