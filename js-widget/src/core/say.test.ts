import assert from "node:assert/strict";
import { test } from "node:test";
import { sayCountry, sayDuration } from "./say.ts";

test("says durations as the language does", () => {
  assert.equal(sayDuration("P2Y", "en"), "2 years");
  assert.equal(sayDuration("P1D", "en"), "1 day");
  assert.equal(sayDuration("PT30M", "en"), "30 minutes");
  assert.equal(sayDuration("P2W", "en"), "2 weeks");
  assert.equal(sayDuration("P2Y", "ko"), "2년");
  assert.match(sayDuration("P90D", "ja"), /^90\s?日$/);
  assert.match(sayDuration("P6M", "zh-Hans"), /^6\s?个月$/);
});

/** Runs the steps with this in place of what the runtime has. */
function withDurationFormat(format: unknown, steps: () => void): void {
  const own = Object.getOwnPropertyDescriptor(Intl, "DurationFormat");
  try {
    Reflect.deleteProperty(Intl, "DurationFormat");
    if (format) Object.defineProperty(Intl, "DurationFormat", { value: format, configurable: true });
    steps();
  } finally {
    Reflect.deleteProperty(Intl, "DurationFormat");
    if (own) Object.defineProperty(Intl, "DurationFormat", own);
  }
}

test("puts units one after another where the runtime cannot join them", () =>
  withDurationFormat(undefined, () => {
    assert.equal(sayDuration("P1Y6M", "en"), "1 year 6 months");
    assert.equal(sayDuration("P1Y6M", "ko"), "1년 6개월");
  }));

test("lets the runtime join units where it can", () => {
  class Joined {
    constructor(
      readonly language: string,
      readonly options: object,
    ) {}
    format(duration: object): string {
      return JSON.stringify([this.language, this.options, duration]);
    }
  }
  withDurationFormat(Joined, () =>
    assert.equal(sayDuration("P1Y6MT2H", "sv"), '["sv",{"style":"long"},{"years":1,"months":6,"hours":2}]'),
  );
});

test("leaves alone what is no duration", () => {
  for (const other of ["", "P", "forever", "2 years"]) assert.equal(sayDuration(other, "en"), other);
});

test("names countries, and keeps a code that has no name", () => {
  assert.equal(sayCountry("KR", "en"), "South Korea");
  assert.equal(sayCountry("US", "ko"), "미국");
  assert.equal(sayCountry("QQ", "en"), "QQ");
});
