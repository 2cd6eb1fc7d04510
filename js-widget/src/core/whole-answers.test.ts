import assert from "node:assert/strict";
import { test } from "node:test";
import { inParts } from "./parts.ts";
import type { Choices, Notice, Purpose } from "./types.ts";
import { answering } from "./whole-answers.ts";

const PURPOSES = ["analytics", "advertising"].map((id) => ({ id, name: id }) as Purpose);
const NOTICE = { cookies: [] as unknown } as Notice;

async function isPlain(purposes: Purpose[], named: Choices): Promise<boolean> {
  return (await answering(purposes, named)).inParts !== inParts;
}

test("purposes that are asked as wholes are answered with what is here already", async () => {
  assert.equal(await isPlain(PURPOSES, { analytics: true }), true);
});

test("what knows the parts is loaded where a purpose has parts, or one is named", async () => {
  assert.equal(await isPlain([...PURPOSES, { ...PURPOSES[0]!, askEach: "vendor" }], {}), false);
  assert.equal(await isPlain(PURPOSES, { "advertising/tube": true }), false);
});

test("wholes are answered as what knows the parts would answer them", async () => {
  const plain = await answering(PURPOSES, {});
  const values = [undefined, true, false];
  for (const before of values)
    for (const decided of values)
      for (const refused of [[], ["advertising"]]) {
        const [was, now] = [before, decided].map((value) =>
          value === undefined ? {} : { analytics: value, advertising: value },
        );
        assert.deepEqual(
          plain.inParts(PURPOSES, NOTICE, was!, now!, refused),
          inParts(PURPOSES, NOTICE, was!, now!, refused),
        );
      }
  assert.deepEqual(plain.choicesOf({ policyVersion: 1, choices: { analytics: true } }), { analytics: true });
});
