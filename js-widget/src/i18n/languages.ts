import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { Words } from "./words.ts";
import { zhHans } from "./zh-hans.ts";

/** A loader may give its words at once or, fetched when they are needed, as a promise. */
const LOADERS: Record<string, () => Words | Promise<Words>> = {
  en: () => en,
  ja: () => ja,
  ko: () => ko,
  zh: () => zhHans,
};

/**
 * The words for the first of these languages that has any, else the English ones.
 *
 * @param wanted BCP 47 tags, best first: `["zh-Hans-CN", "ko"]`
 */
export async function wordsFor(wanted: readonly string[]): Promise<Words> {
  const found = wanted.flatMap(fallbacks).find((tag) => Object.hasOwn(LOADERS, tag));
  return LOADERS[found ?? "en"]!();
}

/** `zh-Hans-CN` → itself, `zh-hans`, `zh`. */
function fallbacks(tag: string): string[] {
  const parts = tag.toLowerCase().split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
}

/** Which way the language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? "rtl" : "ltr";
}
