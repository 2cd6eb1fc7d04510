import { readFile } from "node:fs/promises";
import { build, transform } from "esbuild";

/** Style sheets become minified text, for a constructable style sheet. */
const styleAsText = {
  name: "style-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
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
    plugins: [styleAsText],
    logLevel: "warning",
    ...options,
  });
}
