import { languageFor } from "./match.ts";
import type { Words } from "./words.ts";

/** The beginning of the address of a language's file, relative to the script that asks for it; put in by the build. */
declare const WORDS: string;

/**
 * The widget's own words in the first of these languages that has any, else in English.
 *
 * @param wanted BCP 47 tags, best first
 * @throws if they cannot be fetched
 */
export async function loadWords(wanted: readonly string[]): Promise<Words> {
  // Not written into the call, where the bundler would look for files by it.
  const address = `${WORDS}${languageFor(wanted)}.js`;
  return (await import(address)).default;
}
