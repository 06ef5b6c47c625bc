import { describe, expect, it } from "vitest";
import {
  daysOfMonth,
  monthAt,
  monthsBetween,
  nextMonth,
  previousMonth,
  showMonth,
  spanOfMonth,
} from "@/lib/domain/display/month";
import { formatInstant, instant, parseInstant } from "@/lib/domain/instant";

const BERLIN = "Europe/Berlin";

describe("a month", () => {
  it("begins and ends on the clocks of a place, and has days of 23 and 25 hours", () => {
    const span = spanOfMonth("2026-10", BERLIN);
    expect(span && [formatInstant(span.from), formatInstant(span.to)]).toEqual([
      "2026-09-30T22:00:00Z",
      "2026-10-31T23:00:00Z",
    ]);
    const cuts = daysOfMonth("2026-10", BERLIN);
    expect(cuts).toHaveLength(32);
    expect(cuts[25]! - cuts[24]!).toBe(25n * 3_600n);
    expect(daysOfMonth("2028-02", "UTC")).toHaveLength(30);
    expect(daysOfMonth("2026-00", "UTC")).toEqual([]);
  });

  it("has neighbors, a name, and a place among others", () => {
    expect([nextMonth("2026-12"), previousMonth("2026-01"), nextMonth("9999-12")]).toEqual([
      "2027-01",
      "2025-12",
      null,
    ]);
    expect(previousMonth("0000-01")).toBeNull();
    expect([showMonth("2026-03", "en"), showMonth("2026-03", "de")]).toEqual(["March 2026", "März 2026"]);
    expect(monthAt(parseInstant("2026-10-31T23:30:00Z"), BERLIN)).toBe("2026-11");
    const span = { from: parseInstant("2026-10-31T23:30:00Z"), to: parseInstant("2027-01-02T00:00:00Z") };
    expect(monthsBetween(span, BERLIN, 9)).toEqual(["2027-01", "2026-12", "2026-11"]);
    expect(monthsBetween(span, BERLIN, 1)).toEqual(["2027-01"]);
    expect(monthAt(instant(10n ** 17n), BERLIN)).toBeNull();
  });
});
