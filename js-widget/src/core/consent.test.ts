import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Client } from "./client.ts";
import { Consent } from "./consent.ts";
import { endpoint, noticeWith, recorded, type Reply, type Seen } from "./testing.ts";
import type { Answer, Choices } from "./types.ts";

const BOTH = { status: 200, body: noticeWith(1, "analytics", "advertising") };

async function consentWith(t: TestContext, choices: Choices | undefined, ...replies: Reply[]) {
  const { url, seen } = await endpoint(t, ...replies);
  const consent = new Consent(new Client(url, 500), choices && { choices, ask: [] }, "en");
  await consent.load();
  return { consent, seen };
}

function answers(seen: Seen[]): Answer[] {
  return seen.filter(({ method }) => method === "POST").map(({ body }) => body as Answer);
}

test("nothing but what is essential is granted to begin with", async (t) => {
  const { consent } = await consentWith(t, undefined, BOTH);
  assert.deepEqual(
    ["essential", "analytics", "constructor", "__proto__"].map((purpose) => consent.has(purpose)),
    [true, false, false, false],
  );
});

test("asks about every purpose that can be refused and has no answer", async (t) => {
  const ids = (consent: Consent) => consent.unanswered.map(({ id }) => id);
  assert.deepEqual(ids((await consentWith(t, undefined, BOTH)).consent), ["analytics", "advertising"]);
  assert.deepEqual(ids((await consentWith(t, { advertising: false }, BOTH)).consent), ["analytics"]);
  assert.deepEqual(ids((await consentWith(t, { advertising: false, analytics: true }, BOTH)).consent), []);
});

test("accepting all sends an explicit yes for each purpose, with the version and hash that were shown", async (t) => {
  const { consent, seen } = await consentWith(
    t,
    undefined,
    BOTH,
    recorded({ analytics: true, advertising: true }),
  );
  assert.equal(await consent.answerAll(true, consent.optional), "saved");
  const choices = { analytics: true, advertising: true };
  assert.deepEqual(answers(seen), [
    { policyVersion: 1, noticeHash: "hash-1", language: "en", action: "accept-all", choices },
  ]);
  assert.deepEqual(consent.choices, choices);
});

test("refusing all sends an explicit no for each purpose", async (t) => {
  const { consent, seen } = await consentWith(
    t,
    undefined,
    BOTH,
    recorded({ analytics: false, advertising: false }),
  );
  await consent.answerAll(false, consent.optional);
  assert.equal(answers(seen)[0]?.action, "refuse-all");
  assert.deepEqual(answers(seen)[0]?.choices, { analytics: false, advertising: false });
  assert.equal(consent.unanswered.length, 0);
});

test("asked again for one purpose, the other answers are kept", async (t) => {
  const { consent, seen } = await consentWith(
    t,
    { advertising: false },
    BOTH,
    recorded({ analytics: true, advertising: false }),
  );
  await consent.answerAll(true, consent.unanswered);
  assert.equal(answers(seen)[0]?.action, "save");
  assert.deepEqual(answers(seen)[0]?.choices, { analytics: true, advertising: false });
});

test("refusing what was granted is a withdrawal, however it is done", async (t) => {
  const granted = { analytics: true, advertising: false };
  const { consent, seen } = await consentWith(t, granted, BOTH, recorded(granted));
  await consent.save({ analytics: false, advertising: true });
  await consent.answerAll(false, consent.optional);
  await consent.save({ analytics: true, advertising: true });
  assert.deepEqual(
    answers(seen).map(({ action }) => action),
    ["withdraw", "withdraw", "save"],
  );
});

test("what is recorded counts, not what was sent", async (t) => {
  const { consent } = await consentWith(
    t,
    undefined,
    BOTH,
    recorded({ analytics: false, advertising: false }),
  );
  await consent.answerAll(true, consent.optional);
  assert.equal(consent.has("analytics"), false);
});

test("a failure grants nothing and keeps the answer for another try", async (t) => {
  const down = { status: 503, body: {} };
  const { consent, seen } = await consentWith(
    t,
    undefined,
    BOTH,
    down,
    recorded({ analytics: true, advertising: true }),
  );
  assert.equal(await consent.answerAll(true, consent.optional), "failed");
  assert.equal(consent.has("analytics"), false);
  assert.equal(await consent.retry(), "saved");
  assert.deepEqual(answers(seen)[0], answers(seen)[1]);
  assert.equal(consent.has("analytics"), true);
});

test("a stale notice is fetched again, and the answer to the old one is dropped", async (t) => {
  const current = { status: 200, body: noticeWith(2, "analytics", "advertising", "preferences") };
  const { consent } = await consentWith(t, undefined, BOTH, { status: 409, body: {} }, current);
  assert.equal(await consent.answerAll(true, consent.optional), "changed");
  assert.equal(consent.hashed?.notice.policyVersion, 2);
  assert.equal(consent.unanswered.length, 3);
  assert.equal(await consent.retry(), "loaded");
  assert.deepEqual(consent.choices, {});
});

test("a second answer while the first is on its way is not sent", async (t) => {
  const { consent, seen } = await consentWith(
    t,
    undefined,
    BOTH,
    recorded({ analytics: true, advertising: true }),
  );
  const outcomes = [consent.answerAll(true, consent.optional), consent.answerAll(false, consent.optional)];
  assert.deepEqual(await Promise.all(outcomes), ["saved", "busy"]);
  assert.equal(answers(seen).length, 1);
});

test("without a notice there is nothing to answer", async (t) => {
  const { consent, seen } = await consentWith(t, undefined, { status: 503, body: {} });
  assert.equal(await consent.load(), false);
  assert.equal(await consent.answerAll(true, consent.optional), "failed");
  assert.equal(answers(seen).length, 0);
});
