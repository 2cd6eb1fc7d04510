// A small site for the widget's own tests: its pages, and an endpoint that answers as the filter does.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { noticeIn } from "./notices.mjs";

/** As strict as a site can be: nothing inline, no HTML from strings. */
const POLICY =
  "default-src 'none'; script-src 'self' 'nonce-n0nce'; connect-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'";

const STYLE = `
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: #27323a; background: #f4f6f7; }
header { padding: 1.25rem 6vw; background: #fff; font-weight: 650; }
main { padding: 8vh 6vw; max-width: 46rem; }
h1 { font-size: 2.25rem; line-height: 1.25; margin: 0 0 1rem; }
footer { padding: 2rem 6vw; }
@media (prefers-color-scheme: dark) { body { color: #e4e9ed; background: #11161a; } header { background: #1a2127; } a { color: #a9d5e6; } }
`;

/** Starts the site on a free port of the loopback interface. */
export async function startSite() {
  const site = new Site();
  await new Promise((resolve) => site.server.listen(0, "127.0.0.1", resolve));
  return site;
}

class Site {
  policyVersion = 1;
  /** The version that another replaced before its time. */
  replaced;
  /** Purpose id → the policy version in which it last changed. */
  since = {};
  /** What of advertising the notice asks about one by one: `vendor` or `cookie`. */
  each;
  /** How the endpoint answers: `well`, `down` (503), `garbage` (200 with HTML), `slow` (when `release()` is called). */
  mood = "well";
  /** What was asked of the endpoint: `GET /.consent/notice?language=en`. */
  requests = [];
  /** The scripts that were asked for: `widget.js`. */
  scripts = [];
  /** Whether a visitor who has not chosen gets the banner with the script on the page. */
  inOne = true;
  /** Whether that file brings the notice, in this language; as the filter does where it has it at hand. */
  brings;
  /** The address of the script on its pages. */
  address = "/.consent/widget.js";
  /** The site's own words: name → text, in every language. */
  own = {};
  /** The site's own words on the permanent button: language → text. */
  button;
  /** Whether what is loaded on demand cannot be had. */
  lost = false;
  /** The bodies that were posted. */
  answers = [];
  /** More for the page: in its head, and at its end. */
  head = "";
  body = "";
  /** What was asked for below `/asset/`. */
  assets = [];
  /** What was asked for and is not there. */
  missing = [];
  /** Another script in the place of the widget's; with `classic` it is no module. */
  script;
  classic = false;
  /** The `Idempotency-Key` of each answer. */
  keys = [];
  /** Whether the browser keeps the cookies that it is sent. */
  keeps = true;
  /** Whether the notice brings the widget's words in its language. */
  words = false;
  /** The language that the notice says it is in, whatever was asked for. */
  speaks;
  #held = [];

  server = createServer((request, response) => void this.#answer(request, response));

  get url() {
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  /** The address of a page: in a language, with attributes on the script's tag. */
  page(language = "en", attributes = "") {
    return `${this.url}/?${new URLSearchParams({ language, attributes })}`;
  }

  /** As it was when it started; for the test that comes next. */
  reset() {
    this.release();
    Object.assign(this, {
      policyVersion: 1,
      since: {},
      each: undefined,
      requests: [],
      scripts: [],
      answers: [],
      inOne: true,
      brings: undefined,
      address: "/.consent/widget.js",
      own: {},
      button: undefined,
      lost: false,
      head: "",
      body: "",
      assets: [],
      missing: [],
      keys: [],
      keeps: true,
      words: false,
      script: undefined,
      classic: false,
      speaks: undefined,
    });
  }

  /** Lets go of what a slow endpoint holds back. */
  release() {
    this.mood = "well";
    this.#held.splice(0).forEach((go) => go());
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, this.url);
    if (pathname === "/style.css") return send(response, 200, "text/css", STYLE);
    if (pathname === "/") return this.#page(response, searchParams);
    if (pathname.startsWith("/asset/")) return this.#asset(response, pathname, searchParams);
    const script = /^\/\.consent\/(consent-mode\.js|widget(?:\/[a-z0-9-]+)?\.js)$/.exec(pathname)?.[1];
    if (script && this.script) return send(response, 200, "text/javascript", this.script);
    if (script) return this.#script(response, script, request.headers.cookie, searchParams.get("language"));
    if (!pathname.startsWith("/.consent/")) {
      this.missing.push(pathname);
      return send(response, 404, "text/plain", "");
    }
    if (pathname === "/.consent/") return send(response, 200, "text/html", "<p>Preferences without scripts");
    if (request.headers["idempotency-key"]) this.keys.push(request.headers["idempotency-key"]);
    this.requests.push(`${request.method} ${request.url}`);
    if (this.mood === "slow") await new Promise((resolve) => this.#held.push(resolve));
    if (this.mood === "garbage") return send(response, 200, "text/html", "<p>Hello");
    if (this.mood === "down") return problem(response, 503);
    if (pathname.startsWith("/.consent/policies")) return this.#policies(response, pathname, searchParams);
    if (pathname === "/.consent/notice") return this.#notice(response, searchParams.get("language"));
    return this.#choices(response, JSON.parse(await bodyOf(request)));
  }

  /** As the filter does: who is known not to have chosen gets the banner in the same file. */
  #script(response, name, cookies = "", language) {
    this.scripts.push(name);
    const chosen = cookies.includes("consent-choices=") && !cookies.includes("&ask=");
    const file = name === "widget.js" && !chosen && this.inOne ? "widget/whole.js" : name;
    const path = new URL(`../../dist/${file}`, import.meta.url);
    if ((this.lost && name !== "widget.js") || !existsSync(path)) return problem(response, 503);
    const notice =
      file !== name && this.brings
        ? `\n;var consentryNotice=${this.#noticeJson(language ?? this.brings)}`
        : "";
    const button =
      name === "widget.js" && this.button
        ? `\n;var consentryButton=${JSON.stringify(this.button)};${readFileSync(new URL("../../dist/widget/button.js", import.meta.url))}`
        : "";
    send(response, 200, "text/javascript", readFileSync(path, "utf8") + button + notice);
  }

  /** A script that writes into `window.log` what it is to say, a frame, a picture, a style sheet. */
  async #asset(response, path, query) {
    this.assets.push(path);
    if (query.has("slow")) await new Promise((resolve) => setTimeout(resolve, 200));
    const kinds = {
      "/asset/log.js": ["text/javascript", `(window.log ??= []).push("${query.get("say")}")`],
      "/asset/frame": ["text/html", "<!doctype html><title>Film</title><p>Film"],
      "/asset/pixel": ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      "/asset/style": ["text/css", "main { color: red }"],
    };
    const [type, body] = kinds[path] ?? [];
    send(response, type ? 200 : 404, type ?? "text/plain", body ?? "");
  }

  #page(response, query) {
    response.setHeader("Content-Security-Policy", POLICY);
    const html = `<!doctype html>
<html lang="${query.get("language") ?? "en"}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clinic</title>${this.head}<link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,">
<script ${this.classic ? "defer" : 'type="module"'} src="${this.address}" ${query.get("attributes") ?? ""}></script>
<header>Clinic</header>
<main><h1>Clinic</h1><p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr.</p><p><a href="#more">More</a></p></main>
<footer><a id="footer-link" href="#" data-consentry-preferences>Cookies</a></footer>
${this.body}
</html>`;
    send(response, 200, "text/html; charset=utf-8", html);
  }

  #notice(response, language) {
    // As the service says it: what was seen last may be shown while it is asked for anew.
    send(response, 200, "application/json", this.#noticeJson(language), "no-cache");
  }

  #noticeJson(language) {
    const notice = noticeIn(language, this.policyVersion, this.since, this.each);
    if (this.speaks) notice.language = this.speaks;
    const words = this.words ? wordsIn(notice.language, this.own) : undefined;
    return JSON.stringify({ hash: `hash-${this.policyVersion}`, notice, words });
  }

  #policies(response, path, query) {
    const from = (version) => `2026-0${version}-01T12:00:00Z`;
    const version = Number(path.split("/")[3]);
    const policies = [1, 2, 3]
      .filter((each) => each <= this.policyVersion)
      .map((each) => ({
        version: each,
        effectiveFrom: from(each),
        effectiveUntil: from(each + 1),
        replacedBy: each === this.replaced ? each + 1 : undefined,
      }));
    const body = version ? { version, notice: noticeIn(query.get("language"), version) } : { policies };
    send(response, 200, "application/json", JSON.stringify(body));
  }

  #choices(response, answer) {
    this.answers.push(answer);
    if (answer.policyVersion !== this.policyVersion) return problem(response, 409);
    const { policyVersion, language, noticeHash, action, choices, parts = {} } = answer;
    const fields = Object.entries(choices).map(([purpose, granted]) => {
      const within = Object.entries(parts[purpose] ?? {});
      const whole = granted && within.every(([, answer]) => answer);
      const some = within.filter(([, answer]) => answer && !whole);
      return `&${purpose}=${whole ? 1 : 0}${some.map(([part]) => `&${purpose}/${encodeURIComponent(part)}=1`).join("")}`;
    });
    const cookie = `consent-choices=pv=${policyVersion}${fields.join("")}; Path=/; SameSite=Lax`;
    if (this.keeps) response.setHeader("Set-Cookie", cookie);
    const receipt = { site: "clinic", policyVersion, language, noticeHash, action, choices, parts };
    send(response, 201, "application/json", JSON.stringify({ receipt }));
  }
}

/** As the service finds them in the widget's jar, with the site's own in their places. */
function wordsIn(language, own) {
  const read = (file) =>
    JSON.parse(readFileSync(new URL(`../../dist/words/${file}.json`, import.meta.url), "utf8"));
  const names = read("names");
  return read(language === "zh" ? "zh-hans" : language).map((word, index) => own[names[index]] ?? word);
}

function problem(response, status) {
  send(response, status, "application/problem+json", JSON.stringify({ status, title: "No" }));
}

function send(response, status, type, body, caching = "no-store") {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": caching }).end(body);
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
