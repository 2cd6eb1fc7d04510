// Builds dist with its compressed twins, and fails when a part has grown beyond what it may weigh.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { minify } from "terser";
import { bundle, LANGUAGES, WORD_NAMES, wordsIn } from "./bundle.mjs";

/** Bytes of brotli. `chosen`: every page of a visitor who has chosen. `asked`: all that a banner in one language needs. */
const LIMITS = { chosen: 1000, asked: 6000 };

/** Names that no JSON, no attribute and no API uses; so they may become one letter, the same one in every part. */
const OWN = /^(answerAll|optional|unanswered|answered|retry|kept|known|grants|answering|saving)$/;

/** V8 then compiles every function while the script still arrives, and not one after the other when the banner calls them. */
const COMPILED_AT_ONCE = "//# allFunctionsCalledOnLoad\n";

/** Where the parts are that are loaded on demand, beside the script on every page. */
const FOLDER = "widget";

/** Where the banner comes with the script, the sheet of the one has the other's in it. */
const oneSheet = {
  name: "one-sheet",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/opener\.css$/ }, () => ({ path: resolve("src/ui/style/whole.css") }));
    onResolve({ filter: /\/style\.css$/ }, () => ({ path: "none", namespace: "none" }));
    onLoad({ filter: /^/, namespace: "none" }, () => ({ contents: "", loader: "text" }));
  },
};

rmSync("dist", { recursive: true, force: true });
const words = await buildWords();
/** Source file of a part that is loaded on demand → its file name, which changes with its content. */
const parts = new Map();
/** What became of the names that may become one letter. */
let letters;
for (const part of [
  "src/i18n/load.ts",
  "src/core/parts.ts",
  "src/ui/preferences.ts",
  "src/effects/gate.ts",
  "src/ui/widget.ts",
])
  parts.set(resolve(part), await buildPart(part));

const loader = await buildScript("src/loader.ts", `${FOLDER}/small.js`);
await buildScript("src/consent-mode.ts", "consent-mode.js", "iife");
await buildAppended("src/button.ts", `${FOLDER}/button.js`);
await buildPackage();
// For a server that knows nothing of visitors, the small one is the one on every page.
for (const twin of ["", ".br", ".gz"])
  copyFileSync(`dist/${FOLDER}/small.js${twin}`, `dist/widget.js${twin}`);
const whole = report(
  `${FOLDER}/whole.js`,
  COMPILED_AT_ONCE + (await compiled("src/whole.ts", `./${FOLDER}/`, { plugins: [oneSheet] })),
);
const apart = loader + sizeOf(join(FOLDER, parts.get(resolve("src/ui/widget.ts"))));
check("For a visitor who has chosen", loader, LIMITS.chosen);
check("For a banner, in one request", whole, LIMITS.asked);
check("For a banner, in two requests at once", apart, LIMITS.asked);

/** One file per language; all change their name when one does, so that one name is enough to find them by. */
async function buildWords() {
  const lists = LANGUAGES.map((tag) => {
    const path = `src/i18n/${tag}.ts`;
    return [tag, wordsIn(path, readFileSync(path, "utf8"))];
  });
  const prefix = `words-${hashOf(JSON.stringify(lists))}-`;
  for (const [tag, list] of lists) {
    const code = `export default ${JSON.stringify(list.join("|"))}.split("|")`;
    write(`${FOLDER}/${prefix}${tag}.js`, code);
    // For the service, which sends them with the notice.
    mkdirSync("dist/words", { recursive: true });
    writeFileSync(`dist/words/${tag}.json`, JSON.stringify(list));
  }
  // By these names a site puts its own in their place.
  if (lists.some(([, list]) => list.length !== WORD_NAMES.length))
    throw new Error("Not one name for each word");
  writeFileSync("dist/words/names.json", JSON.stringify(WORD_NAMES));
  return prefix;
}

/** The npm package: one module and one classic script, each with everything but the words of other languages. */
async function buildPackage() {
  for (const [entry, file, format] of [
    ["src/package.ts", "npm/consentry.js", "esm"],
    ["src/classic.ts", "npm/consentry.classic.js", "iife"],
  ])
    report(file, await compiled(entry, `/.consent/${FOLDER}/`, { format, elsewhere: new Map() }));
  copyFileSync("npm/consentry.d.ts", "dist/npm/consentry.d.ts");
}

async function buildPart(entry) {
  const code = await compiled(entry, "./");
  const name = `${basename(entry, ".ts")}-${hashOf(code)}.js`;
  report(`${FOLDER}/${name}`, code);
  return name;
}

async function buildScript(entry, file, format) {
  return report(file, await compiled(entry, `./${FOLDER}/`, { format }));
}

/** A part that stands behind the script on the page, in the same module: none of its names may be one of that script's. */
async function buildAppended(entry, file) {
  return report(file, await compiled(entry, `./${FOLDER}/`, { wrap: (code) => `(()=>{${code}})()` }));
}

/**
 * @param folder where the other parts are, seen from this one
 * @param wrap what is done to the text before it is made small
 */
async function compiled(
  entry,
  folder,
  { format = "esm", elsewhere = parts, wrap = (code) => code, plugins = [] } = {},
) {
  const onDemand = {
    name: "on-demand",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
        const part = kind === "dynamic-import" && elsewhere.get(resolve(resolveDir, path));
        return part ? { path: folder + part, external: true } : undefined;
      });
    },
  };
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    format,
    plugins: [onDemand, ...plugins],
    define: { WORDS: JSON.stringify(folder + words) },
    minify: true,
    forPages: true,
    charset: "utf8",
    write: false,
  });
  // esbuild alone leaves a file that is some 2 % larger.
  const names = { props: letters };
  const { code } = await minify(wrap(outputFiles[0].text), {
    module: format === "esm",
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true },
    mangle: { properties: { regex: OWN } },
    nameCache: names,
  });
  letters = names.props;
  return code;
}

function report(file, code) {
  const brotli = write(file, code);
  console.log(`${file}: ${Buffer.byteLength(code)} bytes, brotli ${brotli}`);
  return brotli;
}

/** Writes a file and its twins; @returns the bytes of brotli */
function write(file, code) {
  const bytes = Buffer.from(code);
  const path = join("dist", file);
  mkdirSync(dirname(path), { recursive: true });
  const brotli = smallest(bytes);
  writeFileSync(path, bytes);
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  return brotli.length;
}

function sizeOf(file) {
  return readFileSync(join("dist", `${file}.br`)).length;
}

/** The bytes as brotli; which of these settings is the smallest differs from one change to the next. */
function smallest(bytes) {
  return [0, 15]
    .flatMap((direct) => [14, 16, 22].map((window) => compressed(bytes, direct, window)))
    .sort((a, b) => a.length - b.length)[0];
}

function compressed(bytes, direct, window) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_LGWIN]: window,
    [constants.BROTLI_PARAM_NDIRECT]: direct,
  };
  return brotliCompressSync(bytes, { params });
}

function hashOf(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}

function check(what, bytes, limit) {
  console.log(`${what}: ${bytes} bytes of brotli (limit ${limit})`);
  if (bytes <= limit) return;
  console.error(`That is ${bytes - limit} bytes too many: make it smaller, or load a part on demand.`);
  process.exitCode = 1;
}
