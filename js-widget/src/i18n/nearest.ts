/**
 * What is there for the language, or for the nearest that it is a kind of: what `zh` has holds for `zh-TW` as well, unless that has
 * its own.
 *
 * @param language BCP 47, in any case
 */
export function nearest<T>(byLanguage: Record<string, T>, language: string): T | undefined {
  const tags = Object.keys(byLanguage);
  for (let tag = language.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, "")) {
    const known = tags.find((each) => each.toLowerCase() === tag);
    if (known) return byLanguage[known];
  }
  return undefined;
}
