const UNITS = ["year", "month", "week", "day", "hour", "minute", "second"];

/**
 * Says an ISO 8601 duration in words: `P1Y6M` is "1 year 6 months" in `en` and 「1년 6개월」 in `ko`.
 * What is no such duration is given back as it is.
 */
export function sayDuration(duration: string, language: string): string {
  const counts = /^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(\d+H)?(\d+M)?(\d+S)?)?$/.exec(duration) ?? [];
  const said = UNITS.flatMap((unit, i) => {
    const count = counts[i + 1];
    return count
      ? parseInt(count).toLocaleString(language, { style: "unit", unit, unitDisplay: "long" })
      : [];
  });
  return said.join(" ") || duration;
}

/** The name of a country (ISO 3166-1 alpha-2), or its code where the browser knows no name. */
export function sayCountry(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
}
