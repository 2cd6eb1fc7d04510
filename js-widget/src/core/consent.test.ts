import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Client } from "./client.ts";
import { Consent } from "./consent.ts";
import { changedIn, endpoint, noticeWith, recorded, type Reply, type Seen } from "./testing.ts";
import type { Answer, Choices } from "./types.ts";

const BOTH = { status: 200, body: noticeWith(1, "analytics", "advertising") };

const V2 = { status: 200, body: changedIn(2, "analytics", noticeWith(2, "analytics", "advertising")) };
const STALE = { status: 409, body: {} };

const consentWith = (t: TestContext, choices: Choices | undefined, ...replies: Reply[]) =>
  consentRefusing([], t, choices, ...replies);

async function consentRefusing(
  refused: string[],
  t: TestContext,
  choices: Choices | undefined,
  ...replies: Reply[]
) {
  const { url, seen } = await endpoint(t, ...replies);
  const jar = { cookies: choices ? cookie(1, choices) : "" };
  const consent = new Consent(new Client(url), () => jar.cookies, "en", refused);
  await consent.load();
  return { consent, seen, jar };
}

function cookie(policyVersion: number, choices: Choices): string {
  const fields = Object.entries(choices).map(([id, granted]) => `&${id}=${granted ? 1 : 0}`);
  return `consent-choices=pv=${policyVersion}${fields.join("")}`;
}

const ids = (purposes: { id: string }[]) => purposes.map(({ id }) => id);

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
  const asked = async (choices?: Choices) => ids((await consentWith(t, choices, BOTH)).consent.unanswered);
  assert.deepEqual(await asked(), ["analytics", "advertising"]);
  assert.deepEqual(await asked({ advertising: false }), ["analytics"]);
  assert.deepEqual(await asked({ advertising: false, analytics: true }), []);
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

test("a purpose that changed after the answer is not granted and is asked, once the notice says so", async (t) => {
  const { consent } = await consentWith(t, { analytics: true, advertising: true }, V2);
  assert.deepEqual(ids(consent.unanswered), ["analytics"]);
  assert.equal(consent.has("analytics"), false);
  assert.equal(consent.has("advertising"), true);
  assert.deepEqual(consent.choices, { advertising: true });
});

test("a purpose that changed in the version that was answered, or before, keeps its answer", async (t) => {
  const { consent, jar } = await consentWith(t, undefined, V2);
  jar.cookies = cookie(2, { analytics: true, advertising: false });
  consent.refresh();
  assert.deepEqual(ids(consent.unanswered), []);
  assert.equal(consent.has("analytics"), true);
});

test("after a stale answer nothing is sent for a changed purpose that was not decided on the new notice", async (t) => {
  const granted = { analytics: true, advertising: true };
  const kept = { analytics: false, advertising: true };
  const { consent, seen } = await consentWith(t, granted, BOTH, STALE, V2, recorded(kept, 2));
  assert.equal(await consent.save({ advertising: true }), "changed");
  assert.deepEqual(ids(consent.unanswered), ["analytics"]);
  assert.equal(consent.has("analytics"), false);
  assert.equal(await consent.save({ advertising: true }), "changed");
  assert.equal(answers(seen).length, 1);
  assert.equal(await consent.answerAll(false, consent.unanswered), "saved");
  assert.deepEqual(answers(seen)[1]?.choices, kept);
  assert.equal(answers(seen)[1]?.policyVersion, 2);
});

test("another tab's withdrawal is kept by the answer to the banner of this one", async (t) => {
  const after = { analytics: true, advertising: false };
  const { consent, seen, jar } = await consentWith(t, { advertising: true }, BOTH, recorded(after));
  jar.cookies = cookie(1, { analytics: false, advertising: false });
  assert.equal(await consent.answerAll(true, [consent.optional[0]!]), "saved");
  assert.deepEqual(answers(seen)[0]?.choices, after);
});

test("trying again uses another tab's newest answers too", async (t) => {
  const after = { analytics: true, advertising: false };
  const down = { status: 503, body: {} };
  const { consent, seen, jar } = await consentWith(t, { advertising: true }, BOTH, down, recorded(after));
  assert.equal(await consent.answerAll(true, consent.unanswered), "failed");
  jar.cookies = cookie(1, { analytics: false, advertising: false });
  assert.equal(await consent.retry(), "saved");
  assert.deepEqual(answers(seen)[1]?.choices, after);
});

test("answers that are gone by the time of saving are asked, not made up", async (t) => {
  const { consent, seen, jar } = await consentWith(t, { advertising: true }, BOTH);
  jar.cookies = "";
  assert.equal(await consent.answerAll(true, [consent.optional[0]!]), "changed");
  assert.equal(answers(seen).length, 0);
  assert.deepEqual(ids(consent.unanswered), ["analytics", "advertising"]);
});

test("takes over what another tab answered", async (t) => {
  const { consent, jar } = await consentWith(t, { analytics: true, advertising: true }, BOTH);
  jar.cookies = cookie(1, { analytics: false, advertising: true });
  consent.refresh();
  assert.equal(consent.has("analytics"), false);
  assert.equal(consent.has("advertising"), true);
});

test("of two tabs' answers the one in the cookie counts", async (t) => {
  const both = { analytics: true, advertising: true };
  const { url } = await endpoint(t, BOTH, recorded(both));
  let reads = 0;
  const later = cookie(1, { analytics: false, advertising: false });
  const consent = new Consent(new Client(url), () => (reads++ < 2 ? "" : later), "en");
  await consent.load();
  assert.equal(await consent.answerAll(true, consent.optional), "saved");
  assert.equal(consent.has("analytics"), false);
});

test("a notice fetched anew drops an answer that was meant for the old one", async (t) => {
  const { consent, seen } = await consentWith(t, undefined, BOTH, { status: 503, body: {} }, V2);
  await consent.answerAll(true, consent.optional);
  await consent.load(true);
  assert.equal(await consent.retry(), "loaded");
  assert.equal(answers(seen).length, 1);
});

test("an answer that is sent again as it was has the same key, the next answer another one", async (t) => {
  const down = { status: 503, body: {} };
  const { consent, seen } = await consentWith(t, undefined, BOTH, down, recorded({}), recorded({}));
  await consent.answerAll(true, consent.optional);
  await consent.retry();
  await consent.answerAll(true, consent.optional);
  const keys = seen.filter(({ method }) => method === "POST").map(({ key }) => key!);
  assert.match(keys[0]!, /^[0-9a-f]{32}$/);
  assert.equal(keys[1], keys[0]);
  assert.notEqual(keys[2], keys[0]);
});

test("what was answered differently by the time it is sent again has another key", async (t) => {
  const down = { status: 503, body: {} };
  const { consent, seen, jar } = await consentWith(t, { advertising: true }, BOTH, down, recorded({}));
  await consent.answerAll(true, consent.unanswered);
  jar.cookies = cookie(1, { analytics: false, advertising: false });
  await consent.retry();
  const keys = seen.filter(({ method }) => method === "POST").map(({ key }) => key);
  assert.notEqual(keys[1], keys[0]);
});

test("what the browser's signal refuses is never granted, and not said to be accepted", async (t) => {
  const stored = { analytics: true, advertising: true };
  const { consent, seen } = await consentRefusing(["advertising"], t, stored, BOTH, recorded({}));
  assert.equal(consent.has("analytics"), true);
  assert.equal(consent.has("advertising"), false);
  await consent.answerAll(true, consent.optional);
  assert.deepEqual(answers(seen)[0]?.choices, { analytics: true, advertising: false });
  assert.equal(answers(seen)[0]?.action, "withdraw");
});

test("accepting everything but what the signal refuses is saved as a choice of its own", async (t) => {
  const { consent, seen } = await consentRefusing(["advertising"], t, undefined, BOTH, recorded({}));
  await consent.answerAll(true, consent.optional);
  assert.equal(answers(seen)[0]?.action, "save");
});

test("granting one purpose keeps the other answers and refuses what was never asked", async (t) => {
  const one = await consentWith(t, { analytics: true, advertising: false }, BOTH, recorded({}));
  await one.consent.answer(true, ["advertising"]);
  assert.deepEqual(answers(one.seen)[0]?.choices, { analytics: true, advertising: true });
  const other = await consentWith(t, undefined, BOTH, recorded({}));
  await other.consent.answer(true, ["advertising"]);
  assert.deepEqual(answers(other.seen)[0]?.choices, { analytics: false, advertising: true });
  assert.equal(answers(other.seen)[0]?.action, "save");
});

test("granting or refusing without a purpose is an answer to all", async (t) => {
  const { consent, seen } = await consentWith(t, undefined, BOTH, recorded({}));
  await consent.answer(true, []);
  assert.deepEqual(answers(seen)[0]?.choices, { analytics: true, advertising: true });
  assert.equal(answers(seen)[0]?.action, "accept-all");
});
