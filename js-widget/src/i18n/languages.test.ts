import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { directionOf, wordsFor } from "./languages.ts";
import { zhHans } from "./zh-hans.ts";

test("takes the first language that has words", async () => {
  assert.equal(await wordsFor(["ko-KR", "en"]), ko);
  assert.equal(await wordsFor(["ja"]), ja);
  assert.equal(await wordsFor(["zh-Hans-CN"]), zhHans);
  assert.equal(await wordsFor(["xx", "ja", "ko"]), ja);
});

test("speaks English where it has no words", async () => {
  for (const wanted of [[], ["xx"], [""], ["constructor"]]) assert.equal(await wordsFor(wanted), en);
});

test("every language says everything, in its own words", () => {
  for (const words of [ko, ja, zhHans]) {
    assert.deepEqual(Object.keys(words), Object.keys(en));
    for (const [key, said] of Object.entries(words)) {
      assert.notEqual(said.trim(), "", `${words.language}: ${key}`);
      assert.notEqual(said, en[key as keyof typeof en], `${words.language}: ${key}`);
    }
  }
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
