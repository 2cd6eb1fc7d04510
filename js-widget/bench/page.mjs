// The server of the pages that are measured: everything compressed, nothing kept by the browser.
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";

const TEXT = "<p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod.</p>".repeat(
  40,
);

/**
 * @param all name → contestant
 * @param notice what the endpoint answers for the notice, as JSON
 * @returns the address of a contestant's page by its name, and what stops the server
 */
export async function startServer(all, notice) {
  const compressed = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const page = all[decodeURIComponent(pathname.slice("/page/".length))];
    if (pathname.startsWith("/page/") && page) return send(response, "text/html; charset=utf-8", html(page));
    if (pathname === "/.consent/notice") return send(response, "application/json", notice);
    for (const { files, more, gzipped } of Object.values(all)) {
      const found = files[pathname] ?? more?.(pathname);
      const type = pathname.endsWith(".css") ? "text/css" : "text/javascript";
      if (found) return gzipped ? sendAs(response, type, "gzip", found) : send(response, type, found);
    }
    response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { pageOf: (name) => `${origin}/page/${encodeURIComponent(name)}`, stop: () => server.close() };

  function send(response, type, body) {
    const key = `${type} ${body}`;
    if (!compressed.has(key)) compressed.set(key, brotliCompressSync(body));
    sendAs(response, type, "br", compressed.get(key));
  }
}

function html({ head, body }) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Page</title><link rel="icon" href="data:,">${head}<main><h1>Page</h1>${TEXT}</main>${body}</html>`;
}

function sendAs(response, type, coding, bytes) {
  response
    .writeHead(200, {
      "Content-Type": type,
      "Content-Encoding": coding,
      "Content-Length": bytes.length,
      "Cache-Control": "no-store",
    })
    .end(bytes);
}
