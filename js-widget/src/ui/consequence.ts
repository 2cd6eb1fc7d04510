import type { Purpose } from "../core/types.ts";
import { Say, type Words } from "../i18n/words.ts";
import { h } from "./dom.ts";

/** What stops working when the purpose is refused. */
export function consequence({ whenRefused }: Purpose, words: Words): Node | undefined {
  return whenRefused ? h("p", {}, h("b", {}, words[Say.whenRefused]), ` ${whenRefused}`) : undefined;
}
