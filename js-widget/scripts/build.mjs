// Builds dist/widget.js with its compressed twins, and fails when it has grown beyond what a banner may weigh.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { minify } from "terser";
import { bundle } from "./bundle.mjs";

/** Bytes of brotli: script, style and words of every language together. */
const LIMIT = 7000;

/** Names that only the widget's own code uses, in no JSON, no attribute and no API; so they may become one letter. */
const OWN = /^(hashed|answerAll|optional|unanswered|answered|refresh|retry|start)$/;

const { outputFiles } = await bundle({
  entryPoints: ["src/index.ts"],
  minify: true,
  charset: "utf8",
  write: false,
});
// esbuild alone leaves a file that is some 2 % larger.
const { code } = await minify(outputFiles[0].text, {
  module: true,
  ecma: 2020,
  mangle: { properties: { regex: OWN } },
});

const script = Buffer.from(code);
/** The script as brotli; which of these settings is the smallest differs from one change to the next. */
const brotli = [0, 15]
  .flatMap((direct) => [14, 16, 22].map((window) => compressed(direct, window)))
  .sort((a, b) => a.length - b.length)[0];
const gzip = gzipSync(script, { level: 9 });

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
writeFileSync("dist/widget.js", script);
writeFileSync("dist/widget.js.br", brotli);
writeFileSync("dist/widget.js.gz", gzip);

console.log(
  `widget.js: ${script.length} bytes, gzip ${gzip.length}, brotli ${brotli.length} (limit ${LIMIT})`,
);
if (brotli.length > LIMIT) {
  console.error(
    `The widget is ${brotli.length - LIMIT} bytes over its limit: make it smaller, or load a part on demand.`,
  );
  process.exit(1);
}

function compressed(direct, window) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: script.length,
    [constants.BROTLI_PARAM_LGWIN]: window,
    [constants.BROTLI_PARAM_NDIRECT]: direct,
  };
  return brotliCompressSync(script, { params });
}
