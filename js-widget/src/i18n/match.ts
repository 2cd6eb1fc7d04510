/** The files beside this one that hold a language's words. */
export const LANGUAGES =
  "ar bg bn ca cs da de el en es et fa fi fil fr ga he hi hr hu id is it ja ko lt lv ms mt nb nl pl pt pt-br ro ru sk sl sr sr-latn sv sw th tr uk ur vi zh-hans zh-hant".split(
    " ",
  );

/**
 * The file with the words for the first of these languages that has any, else the English ones.
 *
 * `zh-TW` and `zh-HK` are written in traditional characters, `sr-ME` in Latin ones, `iw` and `tl` are old names of `he` and `fil`:
 * the browser knows that. Without a region `pt` is European.
 *
 * @param wanted BCP 47 tags, best first: `["zh-TW", "ko"]`
 */
export function languageFor(wanted: readonly string[]): string {
  return wanted.map(nearest).find(Boolean) ?? "en";
}

function nearest(tag: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag);
    const { language, script } = locale.maximize();
    return [`${language}-${script}`, `${language}-${locale.region}`, language.replace(/^n[no]$/, "nb")]
      .map((name) => name.toLowerCase())
      .find((name) => LANGUAGES.includes(name));
  } catch {
    return undefined;
  }
}
