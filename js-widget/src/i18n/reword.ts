import type { OwnWords } from "../../npm/consentry.js";
import { nearest } from "./nearest.ts";
import { Say, type Words } from "./words.ts";

/** The names of the words in their order, `language` first; put in by the build. */
declare const WORD_NAMES: string;

/**
 * What puts a page's own words in the place of a language's.
 *
 * @param own words by name, by language (BCP 47): those of `zh` hold for `zh-TW` as well, unless it has its own
 * @throws TypeError if a name is none of a word, or a word is empty
 */
export function reworder(own: OwnWords): (words: Words, language: string) => Words {
  const names = WORD_NAMES.split(" ");
  for (const [language, words] of Object.entries(own)) {
    for (const [name, word] of Object.entries(words)) {
      const said = `consentry: words.${language}.${name}`;
      if (names.indexOf(name) <= Say.language)
        throw new TypeError(`${said} is no word; there are ${names.slice(1).join(", ")}`);
      if (typeof word !== "string" || !word.trim())
        throw new TypeError(`${said} is empty; write the text, or leave it out`);
    }
  }
  return (words, language) => {
    const found = nearest(own, language || words[Say.language]) ?? {};
    return words.map(
      (word, position) => found[names[position] as keyof typeof found] ?? word,
    ) as unknown as Words;
  };
}
