import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { directionOf, wordsFor } from "./languages.ts";
import { Say } from "./words.ts";
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

test("every language says everything, in its own words", () => {
  const english = Object.values(en);
  assert.equal(english.length, Say.notKept + 1);
  for (const words of [ko, ja, zhHans]) {
    const said = Object.values(words);
    assert.equal(said.length, english.length);
    said.forEach((text, i) => {
      assert.notEqual(text.trim(), "", `${words[Say.language]}: ${i}`);
      assert.notEqual(text, english[i], `${words[Say.language]}: ${i}`);
    });
  }
});

test("a failure is not said to have changed nothing: nobody knows whether the answer was recorded", () => {
  const unknown = [
    /could not be confirmed.*kept here.*sent again/,
    /확인하지 못/,
    /確認できません/,
    /无法确认/,
  ];
  const certain = /nothing|not saved|바뀐 것은 없|何も変わ|没有任何变化|未能保存/i;
  [en, ko, ja, zhHans].forEach((words, i) => {
    assert.match(words[Say.saveFailed], unknown[i]!);
    assert.doesNotMatch(words[Say.saveFailed], certain);
  });
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
