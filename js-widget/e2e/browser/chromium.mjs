// Starts the Chromium that npm brings, with no package of the system needed, and CJK fonts for screenshots.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import woff2 from "wawoff2";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "target");
const { resolve } = createRequire(import.meta.url);
const pack = join(dirname(resolve("@sparticuz/chromium")), "..", "..");

/**
 * Launches headless Chromium. Set CONSENTRY_CHROMIUM to use another executable.
 *
 * @param {import("playwright-core").LaunchOptions} [options] given to Playwright as they are; `args` are added
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launchChromium(options) {
  return chromium.launch(await unpackedWith(options));
}

/**
 * The same with a profile that is kept in a folder, as people have one: what its pages store stays. Contexts that are made with
 * its `browser()` are private windows beside it.
 *
 * @returns {Promise<import("playwright-core").BrowserContext>}
 */
export async function openProfile(folder, options) {
  return chromium.launchPersistentContext(folder, await unpackedWith(options));
}

async function unpackedWith(options = {}) {
  const unpacked = await once(`chromium-${version("@sparticuz/chromium", pack)}`, unpackBrowser);
  const fonts = await once(`fonts-${version("@fontsource-variable/noto-sans-kr")}`, unpackFonts);
  return {
    ...options,
    executablePath: process.env.CONSENTRY_CHROMIUM ?? join(unpacked, "chromium"),
    args: [...FLAGS, ...(options.args ?? [])],
    env: { ...process.env, ...libraries(unpacked), FONTCONFIG_FILE: fontConfiguration([unpacked, fonts]) },
  };
}

const REGIONS = ["kr", "jp", "sc"];

const FLAGS = [
  // Root, as in most containers, cannot use Chromium's sandbox; the pages are our own, on loopback.
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

/** Makes a folder once; moved into place whole, so that a stopped run leaves no half of it behind. */
async function once(name, fill) {
  const place = join(target, name);
  if (existsSync(place)) return place;
  const draft = `${place}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await fill(draft);
  try {
    renameSync(draft, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    rmSync(draft, { recursive: true });
  }
  return place;
}

function unpackBrowser(into) {
  writeFileSync(join(into, "chromium"), brotli("chromium.br"), { mode: 0o755 });
  for (const archive of ["fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) untar(archive, into);
}

/**
 * Noto Sans for Korean, Japanese and Chinese, without its Latin letters (they come from the browser's package); as TrueType, the
 * only form in which Chromium takes a system font.
 */
async function unpackFonts(into) {
  for (const region of REGIONS) {
    const from = join(dirname(resolve(`@fontsource-variable/noto-sans-${region}/package.json`)), "files");
    for (const file of readdirSync(from).filter((name) => /-\d+-/.test(name))) {
      const font = await woff2.decompress(readFileSync(join(from, file)));
      writeFileSync(join(into, file.replace("woff2", "ttf")), font);
    }
  }
}

function version(name, folder = dirname(resolve(`${name}/package.json`))) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}

function brotli(name) {
  return brotliDecompressSync(readFileSync(join(pack, "bin", name)));
}

function untar(name, into) {
  const { status, stderr, error } = spawnSync("tar", ["-x", "-C", into], { input: brotli(name) });
  if (status !== 0) throw new Error(`tar could not unpack ${name}: ${error ?? stderr}`);
}

/** The libraries beside the browser are used only where the system lacks one that it needs. */
function libraries(unpacked) {
  const { stdout } = spawnSync("ldd", [join(unpacked, "chromium")], { encoding: "utf8" });
  if (stdout && !stdout.includes("not found")) return {};
  return { LD_LIBRARY_PATH: [join(unpacked, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":") };
}

function fontConfiguration(folders) {
  const file = join(target, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${["/usr/share/fonts", ...folders].map((folder) => `  <dir>${folder}</dir>`).join("\n")}
  <cachedir>${join(target, "font-cache")}</cachedir>
</fontconfig>
`,
  );
  return file;
}
