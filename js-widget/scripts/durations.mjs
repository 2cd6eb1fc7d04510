// Writes how durations are said in each language, as Node's CLDR has it, for the page that the filter serves without scripts:
// Java knows no plural rules. Run it when a language is added: node scripts/durations.mjs
import { readdirSync, writeFileSync } from "node:fs";

const FILE = "../filter/src/main/resources/dev/consentry/filter/page/durations.txt";
const UNITS = ["year", "month", "week", "day", "hour", "minute", "second"];
/** From 100 on, whole numbers below a million repeat themselves every hundred. */
const COUNTS = Array.from({ length: 200 }, (_, count) => count);

const HEAD = `# Written by js-widget/scripts/durations.mjs. A line is a language, a letter for each count from 0 to 199 that names its plural
# form, and the forms of ${UNITS.join(", ")}; # stands for the count.
`;

const tags = readdirSync("src/i18n")
  .filter((file) => /^[a-z]{2,3}(-[a-z]{2,4})?\.ts$/.test(file))
  .map((file) => file.replace(".ts", ""))
  .sort();
writeFileSync(FILE, HEAD + tags.map((tag) => `${line(tag)}\n`).join(""));

function line(tag) {
  const rules = new Intl.PluralRules(tag);
  const letters = COUNTS.map((count) => rules.select(count)).map((form) =>
    form === "other" ? "x" : form[0],
  );
  return [tag, letters.join(""), ...UNITS.map((unit) => forms(tag, unit, letters))].join("\t");
}

function forms(tag, unit, letters) {
  const format = new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" });
  const said = (count) =>
    format
      .formatToParts(count)
      .map(({ type, value }) => (type === "integer" ? "#" : value))
      .join("");
  return [...new Set(letters)].map((letter) => `${letter}=${said(example(letters, letter))}`).join(";");
}

/** The first count above zero, or zero itself where it is alone of its form. */
function example(letters, letter) {
  const above = letters.indexOf(letter, 1);
  return above < 0 ? 0 : above;
}
