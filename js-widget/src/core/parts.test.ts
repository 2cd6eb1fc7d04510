import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Client } from "./client.ts";
import { readChoices } from "./choices-cookie.ts";
import { Consent } from "./consent.ts";
import { inParts, partsOf } from "./parts.ts";
import { askingVendors, changedIn, endpoint, noticeWith, type Reply } from "./testing.ts";
import type { Answer, Choices } from "./types.ts";

const ASKING = askingVendors("advertising", ["meta", "tube"], noticeWith(1, "analytics", "advertising"));
const ONE = "pv=1&analytics=1&advertising=0&advertising/meta=1";

async function consentWith(t: TestContext, choices: string, ...replies: Reply[]) {
  const { url, seen } = await endpoint(t, { status: 200, body: ASKING }, ...replies);
  const jar = { cookies: choices && `consent-choices=${choices}` };
  const consent = new Consent(new Client(url), () => jar.cookies, "en");
  await consent.load();
  const sent = () => seen.filter(({ method }) => method === "POST").map(({ body }) => body as Answer);
  return { consent, sent, jar };
}

/** What the service answers, with every part. */
const recorded = (choices: Choices, advertising: Choices): Reply => ({
  status: 201,
  body: { receipt: { policyVersion: 1, choices, parts: { advertising } } },
});

const SOME = recorded({ analytics: true, advertising: true }, { meta: true, tube: false });

test("the parts of a purpose are its vendors or its cookies, each once", () => {
  const cookies = ["_a", "_b"].map((name) => ({ name, purpose: "x", vendor: "one", lifetime: "P1D" }));
  const x = { id: "x", name: "X", explanation: "", required: false };
  assert.deepEqual(partsOf({ ...x, askEach: "vendor" }, cookies), ["one"]);
  assert.deepEqual(partsOf({ ...x, askEach: "cookie" }, cookies), ["_a", "_b"]);
  assert.deepEqual(partsOf(x, cookies), []);
  assert.deepEqual(partsOf({ ...x, id: "y", askEach: "cookie" }, cookies), []);
});

test("a purpose granted in part is not granted, its vendor is", async (t) => {
  const { consent } = await consentWith(t, ONE);
  assert.equal(consent.has("advertising"), false);
  assert.equal(consent.has("advertising/meta"), true);
  assert.equal(consent.has("advertising/tube"), false);
  assert.deepEqual(consent.unanswered, []);
});

test("names of cookies come as they are declared", () => {
  assert.deepEqual(readChoices("consent-choices=pv=1&x=0&x/a%2Bb%26=1").choices, {
    x: false,
    "x/a+b&": true,
  });
});

test("granting one vendor refuses what was never asked and sends each", async (t) => {
  const { consent, sent } = await consentWith(t, "", SOME);
  assert.equal(await consent.answer(true, ["advertising/meta"]), "saved");
  assert.deepEqual(sent()[0]?.choices, { analytics: false, advertising: true });
  assert.deepEqual(sent()[0]?.parts, { advertising: { meta: true, tube: false } });
  assert.equal(sent()[0]?.action, "save");
});

test("refusing one vendor of a granted purpose is a withdrawal of it alone", async (t) => {
  const { consent, sent } = await consentWith(t, "pv=1&analytics=1&advertising=1", SOME);
  await consent.answer(false, ["advertising/tube"]);
  assert.deepEqual(sent()[0]?.choices, { analytics: true, advertising: true });
  assert.deepEqual(sent()[0]?.parts, { advertising: { meta: true, tube: false } });
  assert.equal(sent()[0]?.action, "withdraw");
});

test("a purpose whose last vendor is granted is granted as a whole", async (t) => {
  const all = recorded({ analytics: true, advertising: true }, { meta: true, tube: true });
  const { consent, sent } = await consentWith(t, ONE, all);
  await consent.answer(true, ["advertising/tube"]);
  assert.deepEqual(sent()[0]?.choices, { analytics: true, advertising: true });
  assert.equal(sent()[0]?.parts, undefined);
  assert.equal(consent.has("advertising"), true);
});

test("what an answer does not name keeps its vendors", async (t) => {
  const { consent, sent } = await consentWith(t, ONE, SOME);
  await consent.answer(false, ["analytics"]);
  assert.deepEqual(sent()[0]?.choices, { analytics: false, advertising: true });
  assert.deepEqual(sent()[0]?.parts, { advertising: { meta: true, tube: false } });
});

test("answering all answers every vendor", async (t) => {
  const none = recorded({ analytics: false, advertising: false }, { meta: false, tube: false });
  const { consent, sent } = await consentWith(t, ONE, none);
  await consent.answerAll(false, consent.optional);
  assert.deepEqual(sent()[0]?.choices, { analytics: false, advertising: false });
  assert.equal(sent()[0]?.action, "withdraw");
});

test("a vendor that is not asked about stands for its purpose", async (t) => {
  const { consent, sent } = await consentWith(t, "", SOME);
  await consent.answer(true, ["analytics/anyone"]);
  assert.deepEqual(sent()[0]?.choices, { analytics: true, advertising: false });
});

test("a receipt with a refused vendor grants the purpose to nobody, until the cookie tells whom", async (t) => {
  const { consent, jar } = await consentWith(t, "", SOME);
  await consent.answer(true, ["advertising/meta"]);
  assert.equal(consent.has("advertising"), false);
  assert.equal(consent.has("advertising/meta"), false);
  jar.cookies = `consent-choices=${ONE}`;
  consent.refresh();
  assert.equal(consent.has("advertising/meta"), true);
});

test("a purpose that changed is granted to no vendor any more", async (t) => {
  const { url } = await endpoint(t, {
    status: 200,
    body: changedIn(2, "advertising", { ...ASKING, notice: { ...ASKING.notice, policyVersion: 2 } }),
  });
  const consent = new Consent(new Client(url), () => `consent-choices=${ONE}`, "en");
  await consent.load();
  assert.equal(consent.has("advertising/meta"), false);
  assert.deepEqual(consent.choices, { analytics: true });
});

test("the browser's signal refuses every vendor", () => {
  const { optional, notice } = { optional: ASKING.notice.purposes.slice(1), notice: ASKING.notice };
  const before = { analytics: false, advertising: false, "advertising/meta": true };
  assert.deepEqual(inParts(optional, notice, before, { "advertising/tube": true }, ["advertising"]), {
    choices: { analytics: false, advertising: false },
    withdraws: true,
  });
});

test("a vendor's switch left as it was keeps what another tab answered meanwhile", () => {
  const before = { analytics: true, advertising: false };
  const decided = { advertising: true, "advertising/tube": false };
  assert.deepEqual(inParts(ASKING.notice.purposes.slice(1), ASKING.notice, before, decided, []).choices, {
    analytics: true,
    advertising: false,
  });
});
