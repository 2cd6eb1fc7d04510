import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "./client.ts";
import { changedIn, endpoint, noticeWith, recorded } from "./testing.ts";
import type { Answer, HashedNotice } from "./types.ts";

const ANSWER: Answer = {
  policyVersion: 1,
  noticeHash: "hash-1",
  language: "en",
  action: "accept-all",
  choices: { analytics: true },
};

test("asks for the notice in the page's language", async (t) => {
  const { url, seen } = await endpoint(t, { status: 200, body: noticeWith(1, "analytics") });
  assert.deepEqual(await new Client(url).notice("zh-Hans"), noticeWith(1, "analytics"));
  assert.equal(seen[0]?.path, "/.consent/notice?language=zh-Hans");
});

test("takes the notice that came with the script, once, where it is in the language that asking would bring", async (t) => {
  const asked = noticeWith(2);
  const { url, seen } = await endpoint(t, { status: 200, body: asked });
  const given = noticeWith(1);
  const published = (language: string, ...languages: string[]) => ({
    ...given,
    notice: { ...given.notice, language, languages },
  });
  for (const [brought, wanted] of [
    [published("en", "en", "ko"), undefined],
    [published("en", "en", "ko"), "en-GB"],
    [published("en", "en", "ko"), "fr"],
    [published("pt-BR", "pt", "pt-BR"), "pt-br"],
    [given, "en"],
  ] as const) {
    const client = new Client(url, brought);
    assert.equal(await client.notice(wanted), brought, wanted);
    assert.deepEqual(await client.notice(wanted), asked, `${wanted}, again`);
  }
  assert.equal(seen.length, 5);
  for (const [brought, wanted] of [
    [published("en", "en", "ko"), "ko-KR"],
    [published("pt", "pt", "pt-BR"), "pt-BR"],
    [published("zh", "zh", "zh-Hant"), "zh-Hant-TW"],
    [{ hash: "x" } as HashedNotice, "en"],
  ] as const)
    assert.deepEqual(await new Client(url, brought).notice(wanted), asked, wanted);
});

test("leaves the language to the browser where the page names none", async (t) => {
  const { url, seen } = await endpoint(t, { status: 200, body: noticeWith(1) });
  await new Client(url).notice(undefined);
  assert.equal(seen[0]?.path, "/.consent/notice");
});

test("what is no notice is none", async (t) => {
  for (const body of ["<p>Hello", null, [], {}, { hash: "x" }, { hash: "x", notice: { purposes: [] } }]) {
    const { url } = await endpoint(t, { status: 200, body: body as unknown });
    assert.equal(await new Client(url).notice("en"), undefined, JSON.stringify(body));
  }
});

test("a notice with a purpose that cannot be trusted is none", async (t) => {
  const broken: object[] = [
    ...["1", 0, -1, 1.5, 3, null].map((since) => ({ since })),
    ...[{ id: 1 }, { id: "" }, { name: "" }, { explanation: undefined }, { required: "no" }],
  ];
  for (const fields of broken) {
    const body = noticeWith(2, "analytics");
    Object.assign(body.notice.purposes[1]!, fields);
    const { url } = await endpoint(t, { status: 200, body });
    assert.equal(await new Client(url).notice("en"), undefined, JSON.stringify(fields));
  }
  const body = { hash: "x", notice: { ...noticeWith(2).notice, purposes: [null] } };
  const { url } = await endpoint(t, { status: 200, body });
  assert.equal(await new Client(url).notice("en"), undefined);
});

test("a notice may say in which version a purpose changed", async (t) => {
  const body = changedIn(2, "analytics", noticeWith(2, "analytics"));
  const { url } = await endpoint(t, { status: 200, body });
  assert.deepEqual(await new Client(url).notice("en"), body);
});

test("posts the answer and takes the choices from the receipt", async (t) => {
  const { url, seen } = await endpoint(t, recorded({ analytics: true }));
  assert.deepEqual(await new Client(url).record(ANSWER, "key"), {
    policyVersion: 1,
    choices: { analytics: true },
  });
  assert.deepEqual(seen, [{ method: "POST", path: "/.consent/choices", body: ANSWER, key: "key" }]);
});

test("tells a stale notice from a failure", async (t) => {
  const { url } = await endpoint(
    t,
    { status: 409, body: {} },
    { status: 503, body: {} },
    { status: 400, body: {} },
  );
  const client = new Client(url);
  assert.equal(await client.record(ANSWER, "key"), "stale");
  assert.equal(await client.record(ANSWER, "key"), "failed");
  assert.equal(await client.record(ANSWER, "key"), "failed");
});

test("an answer without a receipt is not taken for one", async (t) => {
  const { url } = await endpoint(
    t,
    { status: 200, body: "<p>Thank you" },
    { status: 201, body: {} },
    { status: 200, body: null },
    recorded({ analytics: true }, 2),
  );
  const client = new Client(url);
  for (let i = 0; i < 4; i++) assert.equal(await client.record(ANSWER, "key"), "failed");
});

test("gives up on an endpoint that does not answer", async (t) => {
  const { url } = await endpoint(t, undefined);
  assert.equal(await new Client(url, undefined, 50).notice("en"), undefined);
  assert.equal(await new Client(url, undefined, 50).record(ANSWER, "key"), "failed");
});

test("an endpoint that cannot be reached is a failure, not an exception", async () => {
  const nowhere = new Client("http://127.0.0.1:1/.consent/");
  assert.equal(await nowhere.notice("en"), undefined);
  assert.equal(await nowhere.record(ANSWER, "key"), "failed");
});
