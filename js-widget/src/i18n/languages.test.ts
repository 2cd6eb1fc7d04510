import assert from "node:assert/strict";
import { test } from "node:test";
import { directionOf } from "./languages.ts";
import { openerLabel } from "./opener.ts";

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

test("the permanent button says the word for cookies as the language has it", () => {
  assert.deepEqual(["en-GB", "ko-KR", "ja", "zh-TW", "it", "de"].map(openerLabel), [
    "Cookies",
    "쿠키",
    "Cookie",
    "Cookie",
    "Cookie",
    "Cookies",
  ]);
});
