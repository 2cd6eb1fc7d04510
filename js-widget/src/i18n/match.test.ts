import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { LANGUAGES, languageFor } from "./match.ts";

const cases: Record<string, string[]> = {
  "zh-hant": ["zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "ZH-tw"],
  "zh-hans": ["zh", "zh-CN", "zh-SG", "zh-Hans", "zh-Hans-TW", "cmn"],
  "pt-br": ["pt-BR", "pt-Latn-BR"],
  pt: ["pt", "pt-PT", "pt-AO"],
  "sr-latn": ["sr-Latn", "sr-Latn-RS", "sr-ME", "sh"],
  sr: ["sr", "sr-RS", "sr-Cyrl-BA"],
  nb: ["nb-NO", "nn", "nn-NO", "no"],
  he: ["iw", "he-IL"],
  fil: ["fil-PH", "tl"],
  id: ["in", "id-ID"],
  ro: ["mo", "ro-MD"],
  ko: ["ko-KR", "ko-u-nu-latn"],
  fa: ["fa-AF", "prs"],
};
for (const [file, tags] of Object.entries(cases))
  test(`${tags.join(", ")}: the words of ${file}`, () => {
    for (const tag of tags) assert.equal(languageFor([tag]), file, tag);
  });

test("the first language that has words is taken", () => {
  assert.equal(languageFor(["xx", "eo", "ja", "ko"]), "ja");
  assert.equal(languageFor(["not a language", "", "_", "sv"]), "sv");
});

test("English is spoken where there are no words, or nothing that names a language", () => {
  for (const wanted of [[], [""], ["xx"], ["constructor"], ["zh_TW"], ["enough of that"]])
    assert.equal(languageFor(wanted), "en");
});

test("every file of words is known, and nothing else", () => {
  const files = readdirSync("src/i18n").filter((file) => /^[a-z]{2,3}(-[a-z]{2,4})?\.ts$/.test(file));
  assert.deepEqual(LANGUAGES, files.map((file) => file.replace(".ts", "")).sort());
});

test("at least 40 languages, Korean, Japanese, both Chinese and those of the European Union among them", () => {
  const union = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(" ");
  assert.ok(LANGUAGES.length >= 40, `${LANGUAGES.length}`);
  for (const tag of [...union, "ko", "ja", "zh-hans", "zh-hant"]) assert.ok(LANGUAGES.includes(tag), tag);
});
