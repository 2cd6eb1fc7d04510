import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { directionOf, wordsFor } from "./languages.ts";
import { zhHans } from "./zh-hans.ts";

test("takes the first language that has words", () => {
  assert.equal(wordsFor(["ko-KR", "en"]), ko);
  assert.equal(wordsFor(["ja"]), ja);
  assert.equal(wordsFor(["zh-Hans-CN"]), zhHans);
  assert.equal(wordsFor(["xx", "ja", "ko"]), ja);
});

test("speaks English where it has no words", () => {
  for (const wanted of [[], ["xx"], [""], ["constructor"]]) assert.equal(wordsFor(wanted), en);
});

test("knows which languages are written from right to left", () => {
  assert.deepEqual(["ar", "he-IL", "fa", "en", "ko", "arn"].map(directionOf), [
    "rtl",
    "rtl",
    "rtl",
    "ltr",
    "ltr",
    "ltr",
  ]);
});
