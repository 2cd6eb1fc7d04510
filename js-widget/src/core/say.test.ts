import assert from "node:assert/strict";
import { test } from "node:test";
import { sayCountry, sayDuration } from "./say.ts";

test("says durations as the language does", () => {
  assert.equal(sayDuration("P2Y", "en"), "2 years");
  assert.equal(sayDuration("P1D", "en"), "1 day");
  assert.equal(sayDuration("P1Y6M", "en"), "1 year 6 months");
  assert.equal(sayDuration("PT30M", "en"), "30 minutes");
  assert.equal(sayDuration("P2W", "en"), "2 weeks");
  assert.equal(sayDuration("P2Y", "ko"), "2년");
  assert.match(sayDuration("P90D", "ja"), /^90\s?日$/);
  assert.match(sayDuration("P6M", "zh-Hans"), /^6\s?个月$/);
});

test("leaves alone what is no duration", () => {
  for (const other of ["", "P", "forever", "2 years"]) assert.equal(sayDuration(other, "en"), other);
});

test("names countries, and keeps a code that has no name", () => {
  assert.equal(sayCountry("KR", "en"), "South Korea");
  assert.equal(sayCountry("US", "ko"), "미국");
  assert.equal(sayCountry("QQ", "en"), "QQ");
});
