import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addSeconds,
  earlierOf,
  epochMilliseconds,
  formatInstant,
  instant,
  laterOf,
  parseInstant,
  seconds,
  secondsBetween,
} from "@/lib/domain/instant";

const LAST_DATE_SECOND = 8_640_000_000_000n;
const anyDateSecond = fc.bigInt({ min: -LAST_DATE_SECOND, max: LAST_DATE_SECOND });
const anyStorableSecond = fc.bigInt({ min: -(2n ** 63n - 1n), max: 2n ** 63n - 1n });

describe("an instant is a whole second", () => {
  it("is written as Date writes it, without the fraction, as far as Date reaches", () => {
    fc.assert(
      fc.property(anyDateSecond, (second) => {
        const written = new Date(Number(second) * 1_000).toISOString().replace(".000Z", "Z");
        expect(formatInstant(instant(second))).toBe(written);
      }),
    );
  });

  it("beyond the year 9999 and before the year 0 the year is written in full", () => {
    expect(formatInstant(instant(841_977_837_449n))).toBe("+028651-03-20T20:37:29Z");
    expect(formatInstant(parseInstant("-000001-02-28T00:00:00Z"))).toBe("-000001-02-28T00:00:00Z");
  });

  it("beyond the reach of Date the text stays exact, and there are no milliseconds to give", () => {
    expect(formatInstant(instant(10n ** 15n))).toBe("+31690708-07-05T01:46:40Z");
    expect(epochMilliseconds(instant(10n ** 15n))).toBeNull();
    expect(epochMilliseconds(instant(LAST_DATE_SECOND))).toBe(8.64e15);
    expect(epochMilliseconds(instant(LAST_DATE_SECOND + 1n))).toBeNull();
    expect(epochMilliseconds(instant(-LAST_DATE_SECOND - 1n))).toBeNull();
  });

  it("reading is the inverse of writing, for every second a ledger can hold", () => {
    fc.assert(
      fc.property(fc.oneof(anyDateSecond, anyStorableSecond), (second) => {
        expect(parseInstant(formatInstant(instant(second)))).toBe(second);
      }),
    );
  });

  it.each([
    ["1970-01-01T00:00:00Z", 0n],
    ["2026-11-22T03:10:00Z", 1_795_317_000n],
    ["2026-11-22t04:10:00+01:00", 1_795_317_000n],
    ["2026-11-21T21:40:00-05:30", 1_795_317_000n],
    ["2026-11-22T03:10:00.999Z", 1_795_317_000n],
    ["2024-02-29T00:00:00z", 1_709_164_800n],
  ])("reads %s", (text, second) => expect(parseInstant(text)).toBe(second));

  it.each([
    "",
    "now",
    "2026-11-22",
    "2026-11-22T03:10Z",
    "2026-11-22T03:10:00",
    "2026-11-22 03:10:00Z",
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-11-00T00:00:00Z",
    "2026-11-22T24:00:00Z",
    "2026-11-22T03:60:00Z",
    "2026-12-31T23:59:60Z",
    "2026-11-22T03:10:00+24:00",
    "2026-11-22T03:10:00+01:60",
    "+999999999999-01-01T00:00:00Z",
    "-999999999999-01-01T00:00:00Z",
    "٢٠٢٦-11-22T03:10:00Z",
  ])("refuses «%s»", (text) => expect(() => parseInstant(text)).toThrow("instant_malformed"));

  it("lengths lead from one instant to the other", () => {
    fc.assert(
      fc.property(anyStorableSecond, anyStorableSecond, (one, other) => {
        const [from, to] = [instant(one), instant(other)];
        expect(addSeconds(from, secondsBetween(from, to))).toBe(to);
        expect(laterOf(from, to)).toBe(one > other ? one : other);
        expect(earlierOf(from, to)).toBe(one > other ? other : one);
      }),
    );
    expect(addSeconds(instant(5n), seconds(-7n))).toBe(-2n);
  });
});
