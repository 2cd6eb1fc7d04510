import { readFile } from "node:fs/promises";
import { build } from "esbuild";

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

/** A language's list of words becomes one text that is split when the script runs, which compresses better. */
const wordsAsText = {
  name: "words-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /i18n[\\/](en|ja|ko|zh-hans)\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const words = [...source.matchAll(/^ {2}"(.*)",$/gm)].map(([, word]) => word);
      if (words.some((word) => /["\\|]/.test(word))) throw new Error(`${path}: no word may hold ", \\ or |`);
      const list = `${JSON.stringify(words.join("|"))}.split("|")`;
      return { contents: source.replace(/\[[^]*\]/, () => list), loader: "ts" };
    });
  },
};

/**
 * @param {import("esbuild").BuildOptions} options
 */
export function bundle(options) {
  return build({
    bundle: true,
    format: "esm",
    target: "es2022",
    plugins: [styleAsText, wordsAsText],
    logLevel: "warning",
    ...options,
  });
}
