import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL } from "./every-language.ts";
import { LANGUAGES } from "./match.ts";
import { Say, type Words } from "./words.ts";

const said = (words: Words): readonly string[] => Object.values(words);
const english = said(ALL["en"]!);
const FIRST_ROW = [Say.acceptAll, Say.refuseAll, Say.save, Say.settings] as const;
const OTHERS = [Say.accept, Say.refuse, Say.close, Say.retry, Say.allow, Say.reload] as const;

const LEADS = [Say.whenRefused, Say.blocked] as const;
const SENTENCES = [Say.changed, Say.saved, Say.saveFailed, Say.loadFailed, Say.signal, Say.notSent] as const;

/** What the letters of these languages are; the others' are Latin. The tag of a language is none of them. */
const LATIN = /^[\p{Script=Latin}\p{P}\s]+$/u;
const of = (scripts: string) => new RegExp(`^([${scripts}\\p{M}\\p{P}\\s\u200c]+|[a-zA-Z-]{2,8})$`, "u");
const CYRILLIC = of("\\p{Script=Cyrillic}");
const ARABIC = of("\\p{Script=Arabic}");
const LETTERS: Record<string, RegExp> = {
  ar: ARABIC,
  bg: CYRILLIC,
  bn: of("\\p{Script=Bengali}"),
  el: of("\\p{Script=Greek}"),
  fa: ARABIC,
  he: of("\\p{Script=Hebrew}"),
  hi: of("\\p{Script=Devanagari}"),
  ja: of("\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー"),
  ko: of("\\p{Script=Hangul}"),
  ru: CYRILLIC,
  sr: CYRILLIC,
  th: of("\\p{Script=Thai}"),
  uk: CYRILLIC,
  ur: ARABIC,
  "zh-hans": of("\\p{Script=Han}"),
  "zh-hant": of("\\p{Script=Han}"),
};

for (const file of LANGUAGES) {
  const words = ALL[file]!;

  test(`${file} names itself as its file does`, () => {
    assert.equal(words[Say.language].toLowerCase(), file);
    assert.deepEqual(Intl.getCanonicalLocales(words[Say.language]), [words[Say.language]]);
  });

  test(`${file} says everything once, in its own words and letters`, () => {
    assert.equal(said(words).length, Say.count);
    said(words).forEach((text, i) => {
      assert.equal(text, text.trim().normalize(), `${i}`);
      assert.notEqual(text, "", `${i}`);
      if (file !== "en") assert.notEqual(text, english[i], `${i}`);
      assert.match(text.replaceAll(/cookies?|Global Privacy Control/gi, ""), LETTERS[file] ?? LATIN, `${i}`);
    });
  });

  test(`${file} has buttons that can be told apart, and are short`, () => {
    const row = FIRST_ROW.map((label) => words[label]);
    assert.equal(new Set(row).size, row.length);
    assert.notEqual(words[Say.accept], words[Say.refuse]);
    for (const label of [...row, ...OTHERS.map((other) => words[other])])
      assert.ok([...label].length <= 28, label);
  });

  test(`${file} leads on where something follows, and ends its sentences`, () => {
    for (const lead of LEADS) assert.match(words[lead], /[:：]$/u);
    // Thai ends a sentence with nothing.
    if (file === "th") return;
    for (const sentence of SENTENCES) assert.match(words[sentence], /[.。।۔]$/u);
  });
}

test("a failure is not said to have changed nothing: nobody knows whether the answer was recorded", () => {
  const unknown: Record<string, RegExp> = {
    en: /could not be confirmed.*kept here.*sent again/,
    ko: /확인하지 못/,
    ja: /確認できません/,
    "zh-hans": /无法确认/,
    "zh-hant": /無法確認/,
    de: /nicht bestätigt/,
    fr: /pas pu être confirmé/,
  };
  const certain = /nothing|not saved|바뀐 것은 없|何も変わ|没有任何变化|未能保存|沒有任何/i;
  for (const [file, pattern] of Object.entries(unknown)) {
    assert.match(ALL[file]![Say.saveFailed], pattern);
    assert.doesNotMatch(ALL[file]![Say.saveFailed], certain);
  }
  for (const [file, words] of Object.entries(ALL))
    assert.notEqual(words[Say.saveFailed], words[Say.notSent], file);
});
