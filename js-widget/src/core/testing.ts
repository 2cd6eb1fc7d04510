import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import type { HashedNotice, Purpose } from "./types.ts";

/** What the endpoint under test answers: a status and, unless it is text, JSON. `undefined` never answers. */
export type Reply = { status: number; body?: unknown } | undefined;

/** What it was asked. */
export interface Seen {
  method: string;
  path: string;
  body: unknown;
  /** The `Idempotency-Key`. */
  key?: string | undefined;
}

/** A real HTTP server in place of the endpoint; it ends with the test. Replies are given in order, the last one again and again. */
export async function endpoint(
  test: TestContext,
  ...replies: Reply[]
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
    const key = request.headers["idempotency-key"] as string | undefined;
    seen.push({ method: request.method!, path: request.url!, body, ...(key ? { key } : {}) });
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (!reply) return;
    response
      .writeHead(reply.status)
      .end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(() => stop(server));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/.consent/`, seen };
}

function stop(server: Server): void {
  server.closeAllConnections();
  server.close();
}

/** A notice with `essential` and these purposes. */
export function noticeWith(policyVersion: number, ...optional: string[]): HashedNotice {
  const purpose = (id: string): Purpose => ({ id, name: id, explanation: id, required: id === "essential" });
  return {
    hash: `hash-${policyVersion}`,
    notice: {
      siteName: "Clinic",
      policyVersion,
      language: "en",
      title: "Cookies?",
      introduction: "May we?",
      purposes: ["essential", ...optional].map(purpose),
      vendors: [],
      cookies: [],
      links: [],
      contacts: [],
    },
  };
}

/** The same notice, its purpose changed materially in this policy version. */
export function changedIn(since: number, id: string, { hash, notice }: HashedNotice): HashedNotice {
  const purposes = notice.purposes.map((purpose) => (purpose.id === id ? { ...purpose, since } : purpose));
  return { hash, notice: { ...notice, purposes } };
}

/** What is answered when these choices were recorded. */
export function recorded(choices: Record<string, boolean>, policyVersion = 1): Reply {
  return { status: 201, body: { receipt: { policyVersion, choices } } };
}

/** The same notice, this purpose asked about vendor by vendor. */
export function askingVendors(id: string, vendors: string[], { hash, notice }: HashedNotice): HashedNotice {
  const purposes = notice.purposes.map((purpose) =>
    purpose.id === id ? { ...purpose, askEach: "vendor" as const } : purpose,
  );
  const cookies = vendors.map((vendor) => ({ name: `_${vendor}`, purpose: id, vendor, lifetime: "session" }));
  return { hash, notice: { ...notice, purposes, cookies } };
}
