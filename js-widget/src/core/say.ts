const UNITS = ["year", "month", "week", "day", "hour", "minute", "second"];

/**
 * Says an ISO 8601 duration in words: `P1Y6M` is "1 year, 6 months" in `en` and 「1년 6개월」 in `ko`. A browser that cannot join
 * the units puts them one after another. What is no such duration is given back as it is.
 */
export function sayDuration(duration: string, language: string): string {
  const counts = /^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(\d+H)?(\d+M)?(\d+S)?)?$/.exec(duration) ?? [];
  const units = UNITS.flatMap((unit, i): [string, number][] => {
    const count = counts[i + 1];
    return count ? [[unit, parseInt(count)]] : [];
  });
  const said =
    "DurationFormat" in Intl && units.length > 1
      ? new Intl.DurationFormat(language, { style: "long" }).format(
          Object.fromEntries(units.map(([unit, count]) => [`${unit}s`, count])),
        )
      : units
          .map(([unit, count]) =>
            count.toLocaleString(language, { style: "unit", unit, unitDisplay: "long" }),
          )
          .join(" ");
  return said || duration;
}

/** The name of a country (ISO 3166-1 alpha-2), or its code where the browser knows no name. */
export function sayCountry(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
}
