// A small site for the widget's own tests: its pages, and an endpoint that answers as the filter does.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { noticeIn } from "./notices.mjs";

/** As strict as a site can be: nothing inline, no HTML from strings. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; " +
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
  /** Purpose id → the policy version in which it last changed. */
  since = {};
  /** How the endpoint answers: `well`, `down` (503), `garbage` (200 with HTML), `slow` (when `release()` is called). */
  mood = "well";
  /** What was asked of the endpoint: `GET /.consent/notice?language=en`. */
  requests = [];
  /** The bodies that were posted. */
  answers = [];
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
    Object.assign(this, { policyVersion: 1, since: {}, requests: [], answers: [], speaks: undefined });
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
    if (pathname === "/.consent/widget.js") return send(response, 200, "text/javascript", widget());
    if (!pathname.startsWith("/.consent/")) return send(response, 404, "text/plain", "");
    this.requests.push(`${request.method} ${request.url}`);
    if (this.mood === "slow") await new Promise((resolve) => this.#held.push(resolve));
    if (this.mood === "garbage") return send(response, 200, "text/html", "<p>Hello");
    if (this.mood === "down") return problem(response, 503);
    if (pathname === "/.consent/notice") return this.#notice(response, searchParams.get("language"));
    return this.#choices(response, JSON.parse(await bodyOf(request)));
  }

  #page(response, query) {
    response.setHeader("Content-Security-Policy", POLICY);
    const html = `<!doctype html>
<html lang="${query.get("language") ?? "en"}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clinic</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,">
<script type="module" src="/.consent/widget.js" ${query.get("attributes") ?? ""}></script>
<header>Clinic</header>
<main><h1>Clinic</h1><p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr.</p><p><a href="#more">More</a></p></main>
<footer><a id="footer-link" href="#" data-consentry-preferences>Cookies</a></footer>
</html>`;
    send(response, 200, "text/html; charset=utf-8", html);
  }

  #notice(response, language) {
    const notice = noticeIn(language, this.policyVersion, this.since);
    if (this.speaks) notice.language = this.speaks;
    send(response, 200, "application/json", JSON.stringify({ hash: `hash-${this.policyVersion}`, notice }));
  }

  #choices(response, answer) {
    this.answers.push(answer);
    if (answer.policyVersion !== this.policyVersion) return problem(response, 409);
    const { policyVersion, language, noticeHash, action, choices } = answer;
    const fields = Object.entries(choices).map(([purpose, granted]) => `&${purpose}=${granted ? 1 : 0}`);
    response.setHeader(
      "Set-Cookie",
      `consent-choices=pv=${policyVersion}${fields.join("")}; Path=/; SameSite=Lax`,
    );
    const receipt = { site: "clinic", policyVersion, language, noticeHash, action, choices };
    send(response, 201, "application/json", JSON.stringify({ receipt }));
  }
}

function widget() {
  return readFileSync(new URL("../../dist/widget.js", import.meta.url));
}

function problem(response, status) {
  send(response, status, "application/problem+json", JSON.stringify({ status, title: "No" }));
}

function send(response, status, type, body) {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
