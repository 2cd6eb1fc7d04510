import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { Words } from "./words.ts";
import { zhHans } from "./zh-hans.ts";

const WORDS: Record<string, Words> = { en, ja, ko, zh: zhHans };

/**
 * The words for the first of these languages that has any, else the English ones.
 *
 * @param wanted BCP 47 tags, best first: `["zh-Hans-CN", "ko"]`
 */
export function wordsFor(wanted: readonly string[]): Words {
  const found = wanted
    .map((tag) => tag.toLowerCase().split("-")[0]!)
    .find((tag) => Object.hasOwn(WORDS, tag));
  return WORDS[found ?? "en"]!;
}

/** Which way the language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? "rtl" : "ltr";
}
