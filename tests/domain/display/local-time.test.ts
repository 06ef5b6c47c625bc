import * as fc from "fast-check";
import { expect, it } from "vitest";
import { instantOfLocalTime, localTimeOf } from "@/lib/domain/display/local-time";
import { instant, parseInstant } from "@/lib/domain/instant";

const BERLIN = "Europe/Berlin";

it("a clock's time is a second, in winter and in summer", () => {
  expect(instantOfLocalTime("2027-01-01T00:00", BERLIN)).toBe(parseInstant("2026-12-31T23:00:00Z"));
  expect(instantOfLocalTime("2027-07-01T12:30:15", BERLIN)).toBe(parseInstant("2027-07-01T10:30:15Z"));
});

it("nonsense is no time", () => {
  for (const text of ["", "tomorrow", "2027-02-30T00:00", "2027-01-01"])
    expect(instantOfLocalTime(text, BERLIN)).toBeNull();
});

it("what a clock shows leads back to its second, but for the hour that comes twice", () => {
  const zones = fc.constantFrom(BERLIN, "UTC", "America/St_Johns", "Asia/Kolkata");
  fc.assert(
    fc.property(fc.bigInt(0n, 4_000_000_000n).map(instant), zones, (moment, zone) => {
      const back = instantOfLocalTime(localTimeOf(moment, zone), zone);
      expect([moment, moment - 3_600n, moment + 3_600n]).toContain(back);
    }),
  );
});

it.each([
  ["2027-03-28T01:59:59", "2027-03-28T00:59:59Z"],
  ["2027-03-28T02:30:00", "2027-03-28T01:30:00Z"],
  ["2027-03-28T03:00:00", "2027-03-28T01:00:00Z"],
  ["2027-10-31T01:59:59", "2027-10-30T23:59:59Z"],
  ["2027-10-31T02:30:00", "2027-10-31T01:30:00Z"],
  ["2027-10-31T03:00:00", "2027-10-31T02:00:00Z"],
])("a contract that ends at %s in Germany ends at %s", (shown, ends) => {
  expect(instantOfLocalTime(shown, BERLIN)).toBe(parseInstant(ends));
});
