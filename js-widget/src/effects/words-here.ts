import { en } from "../i18n/en.ts";
import { directionOf } from "../i18n/languages.ts";
import { Say, type Words } from "../i18n/words.ts";

/** What the site's code says of the endpoint and of words, where no script tag does. */
export const site: { endpoint?: string; reword?: (words: Words, language: string) => Words } = {};

/** The words in the page's language, the site's own among them. */
export async function wordsHere(): Promise<Words> {
  const wanted =
    document.querySelector<HTMLElement>("consentry-banner")?.lang || document.documentElement.lang;
  const words = (await wordsOfNotice(wanted)) ?? (await wordsOfLanguage(wanted));
  return site.reword?.(words, words[Say.language]) ?? words;
}

/** Those that come with the notice: out of the browser's cache, where it is for whoever was asked. */
async function wordsOfNotice(wanted: string): Promise<Words | undefined> {
  const named =
    site.endpoint ?? document.querySelector<HTMLElement>("script[data-endpoint]")?.dataset.endpoint;
  try {
    const address = named
      ? new URL("notice", new URL(named.replace(/\/?$/, "/"), document.baseURI))
      : new URL("../notice", import.meta.url);
    if (wanted) address.searchParams.set("language", wanted);
    const response = await fetch(address, { cache: "force-cache", signal: AbortSignal.timeout(5000) });
    return ((await response.json()) as { words?: Words }).words;
  } catch {
    return undefined;
  }
}

async function wordsOfLanguage(wanted: string): Promise<Words> {
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
