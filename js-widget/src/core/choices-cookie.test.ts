import assert from "node:assert/strict";
import { test } from "node:test";
import { readChoices } from "./choices-cookie.ts";

test("reads the answers", () => {
  assert.deepEqual(readChoices("a=b; consent-choices=pv=1&analytics=1&advertising=0; c=d"), {
    version: 1,
    choices: { analytics: true, advertising: false },
    ask: [],
  });
});

test("a purpose to be asked again has no answer, even where one is left", () => {
  assert.deepEqual(readChoices("consent-choices=pv=1&analytics=1&advertising=0&ask=analytics"), {
    version: 1,
    choices: { advertising: false },
    ask: ["analytics"],
  });
});

test("several purposes can be asked again", () => {
  for (const ask of [
    "ask=analytics&ask=site-search",
    "ask=analytics,site-search",
    "ask=analytics+site-search",
  ]) {
    assert.deepEqual(readChoices(`consent-choices=pv=2&${ask}`).ask, ["analytics", "site-search"]);
  }
});

test("what is no answer of a policy version is no answer", () => {
  const nothing = [
    "",
    "other=pv=1",
    "my-consent-choices=pv=1&analytics=1",
    "consent-choices=",
    "consent-choices=analytics=1",
  ];
  const broken = ["consent-choices=pv=0&analytics=1", "consent-choices=pv=x", "consent-choices=%E0%A4%A"];
  for (const cookies of [...nothing, ...broken])
    assert.deepEqual(readChoices(cookies), { version: 0, choices: {}, ask: [] }, cookies);
});

test("only 0 and 1 are answers", () => {
  assert.deepEqual(readChoices("consent-choices=pv=1&analytics=yes&advertising=11&other=1").choices, {
    other: true,
  });
});
