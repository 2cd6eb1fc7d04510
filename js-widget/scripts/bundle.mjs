import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";

/** The lower-case tags of the languages that there are words for: the files of `src/i18n` that list words. */
export const LANGUAGES = readdirSync("src/i18n")
  .filter((name) => /^[a-z]{2,3}(-[a-z]+)?\.ts$/.test(name))
  .map((name) => name.slice(0, -".ts".length));

/** The names of the words, in their order, as `src/i18n/words.ts` has them. */
export const WORD_NAMES = wordNamesIn(readFileSync("src/i18n/words.ts", "utf8"));

function wordNamesIn(source) {
  const [, members] = /const enum Say \{([^]*?)\n\}/.exec(source);
  return [...members.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name).filter((name) => name !== "count");
}

/** Style sheets become minified text, for a constructable style sheet. */
const styleAsText = {
  name: "style-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, write: false });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/** What the page without scripts says beyond the others' words stands behind these. */
const SCRIPTS_SAY = WORD_NAMES.indexOf("notSent");

/** A language's list of words becomes one text that is split when the script runs, which compresses better. */
const wordsAsText = (count) => ({
  name: "words-as-text",
  setup({ onLoad }) {
    onLoad({ filter: new RegExp(`i18n[\\\\/](${LANGUAGES.join("|")})\\.ts$`) }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const list = `${JSON.stringify(wordsIn(path, source).slice(0, count).join("|"))}.split("|")`;
      return { contents: source.replace(/\[[^]*\]/, () => list), loader: "ts" };
    });
  },
});

/** The words that a language's file lists. */
export function wordsIn(path, source) {
  const words = [...source.matchAll(/^ {2}"(.*)",$/gm)].map(([, word]) => word);
  if (words.some((word) => /["\\|]/.test(word))) throw new Error(`${path}: no word may hold ", \\ or |`);
  return words;
}

/**
 * @param {import("esbuild").BuildOptions & { forPages?: boolean }} options `forPages`: without the words that scripts never say
 */
export function bundle({ plugins = [], define, forPages, ...options }) {
  return build({
    bundle: true,
    format: "esm",
    target: "es2022",
    plugins: [...plugins, styleAsText, wordsAsText(forPages ? SCRIPTS_SAY : Infinity)],
    define: {
      WORD_NAMES: JSON.stringify(WORD_NAMES.join(" ")),
      LANGUAGES: JSON.stringify(LANGUAGES.join(" ")),
      WORDS: '"./words-"',
      ...define,
    },
    logLevel: "warning",
    ...options,
  });
}
