/**
 * What the permanent button says in this language (BCP 47): just the word for cookies, because the button is on every page, before any
 * language is loaded.
 */
export function openerLabel(language: string): string {
  const code = language.slice(0, 2);
  if (code === "ko") return "쿠키";
  return "it,ja,zh".includes(code) ? "Cookie" : "Cookies";
}
