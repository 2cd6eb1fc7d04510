import { en } from "../i18n/en.ts";
import { directionOf } from "../i18n/languages.ts";
import { Say, type Words } from "../i18n/words.ts";

/** The widget's own words in the page's language. */
export async function wordsHere(): Promise<Words> {
  const language = document.querySelector<HTMLElement>("consentry-banner")?.lang;
  const wanted = language || document.documentElement.lang;
  try {
    const { loadWords } = await import("../i18n/load.ts");
    return await loadWords(wanted ? [wanted] : navigator.languages);
  } catch {
    return en;
  }
}

/** Marks what these words are written into with their language. */
export function speakIn(element: HTMLElement, words: Words): void {
  element.lang = words[Say.language];
  element.dir = directionOf(element.lang);
}
