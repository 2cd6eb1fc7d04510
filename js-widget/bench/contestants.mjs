// What is measured: a page each, the same but for its banner.
import { readFileSync, existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { noticeIn } from "../e2e/widget/notices.mjs";

const dist = (name) => new URL(`../dist/${name}`, import.meta.url);
const PEERS = {
  "vanilla-cookieconsent": "#cc-main .cm",
  orejime: ".orejime-Banner",
  cookieconsent: ".cc-window",
  klaro: ".klaro .cookie-notice",
  c15t: "#c15t",
};

const INLINE = `<style>#inline{position:fixed;bottom:16px;left:16px;width:512px;max-width:calc(100% - 32px);padding:24px;box-sizing:border-box;font:16px/1.5 sans-serif;color:#1a2127;background:#fff;border:1px solid #8887;border-radius:16px}#inline button{font:inherit;padding:8px 12px;color:#fff;background:#17475c;border:0;border-radius:10px}</style>
<section id="inline" hidden><h2>May we use cookies?</h2><p>Some cookies keep this site working. With your consent we also count visits and show advertising that suits you.</p><button>Refuse all</button> <button>Accept all</button></section>
<script>{const b=document.getElementById("inline");if(!/chosen=/.test(document.cookie)){b.hidden=false;b.onclick=e=>{if(e.target.tagName=="BUTTON"){document.cookie="chosen="+e.target.textContent;b.hidden=true}}}}</script>`;

/** What the endpoint says of the notice, the widget's words with it. */
export const NOTICE = JSON.stringify({
  hash: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
  words: JSON.parse(readFileSync(dist("words/en.json"), "utf8")),
  notice: noticeIn("en"),
});

/** As the filter answers a visitor who has not chosen: the notice behind the script, both compressed with gzip. */
const withNotice = () =>
  gzipSync(`${readFileSync(dist("widget/whole.js"))}\n;var consentryNotice=${NOTICE}`, { level: 6 });

/** @returns name → { head, body, selector, files: path → bytes, gzipped } */
export async function contestants() {
  const all = {
    "no banner": { head: "", body: "", selector: "h1", files: {} },
    inline: { head: "", body: INLINE, selector: "#inline", files: {} },
    consentry: {
      head: '<script type="module" src="/.consent/widget.js"></script>',
      body: "",
      selector: "consentry-banner >> .banner",
      files: { "/.consent/widget.js": withNotice() },
      gzipped: true,
    },
    "consentry, notice apart": {
      head: '<script type="module" src="/.consent/alone/widget.js" data-endpoint="/.consent/"></script>',
      body: "",
      selector: "consentry-banner >> .banner",
      files: { "/.consent/alone/widget.js": readFileSync(dist("widget/whole.js")) },
    },
    "consentry in two": {
      head: '<script type="module" src="/.consent/apart/widget.js" data-endpoint="/.consent/"></script>',
      body: "",
      selector: "consentry-banner >> .banner",
      files: { "/.consent/apart/widget.js": readFileSync(dist("widget.js")) },
      more: (path) => part(path, "/.consent/apart/"),
    },
  };
  for (const [name, selector] of Object.entries(PEERS)) all[name] = await peer(name, selector);
  return all;
}

function part(path, folder) {
  const file = dist(path.slice(folder.length));
  return path.startsWith(`${folder}widget/`) && existsSync(file) ? readFileSync(file) : undefined;
}

async function peer(name, selector) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`peers/${name}.mjs`, import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    outdir: "out",
    write: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const files = {};
  let head = "";
  for (const { path, contents } of outputFiles) {
    const file = `/${name}.${path.endsWith(".css") ? "css" : "js"}`;
    files[file] = Buffer.from(contents);
    head += file.endsWith("css")
      ? `<link rel="stylesheet" href="${file}">`
      : `<script type="module" src="${file}"></script>`;
  }
  return { head, body: "", selector, files };
}
