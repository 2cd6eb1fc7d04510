import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { reworder } from "./reword.ts";
import { Say } from "./words.ts";

test("a page's own words stand in the place of those of their language alone", () => {
  const reword = reworder({ en: { acceptAll: "Yes, all" }, "zh-TW": { back: "回" } });
  assert.deepEqual(reword(en, "en"), en.with(Say.acceptAll, "Yes, all"));
  assert.equal(reword(en, "EN-gb")[Say.acceptAll], "Yes, all");
  assert.deepEqual(reword(ko, "ko"), ko);
  assert.equal(reword(en, "zh-TW")[Say.back], "回");
  assert.deepEqual(reword(ko, "zh"), ko);
  assert.equal(reword(en, "")[Say.acceptAll], "Yes, all");
});

test("what is no word, and what says nothing, is told to whoever writes it", () => {
  const names = /words\.en\.acceptall is no word; there are preferences, settings, acceptAll, /;
  assert.throws(() => reworder({ en: { acceptall: "Yes" } as object }), names);
  assert.throws(() => reworder({ en: { language: "x" } as object }), /words\.en\.language is no word/);
  assert.throws(() => reworder({ en: { save: " " } }), /words\.en\.save is empty; write the text/);
});
