import { expect, test } from "vitest";
import { dayQuery } from "@/lib/domain/display/day-query";

const ask = (asked: Record<string, string | string[]>) =>
  dayQuery(asked, ["from", "to", "serial"], "Europe/Berlin");

test("the days of a list are moments on the reader's clocks, and the last day is meant whole", () => {
  expect(ask({ from: "2026-11-01", to: "2026-11-02" })).toEqual({
    typed: { from: "2026-11-01", to: "2026-11-02" },
    filter: { from: "2026-10-31T23:00:00Z", to: "2026-11-02T23:00:00Z" },
  });
});

test("what is empty, no day, or not asked for is left out of the filter; a day that is none stays as typed", () => {
  expect(ask({ from: "soon", to: "", serial: ["00-90", "00-91"], page: "2" })).toEqual({
    typed: { from: "soon", serial: "00-90" },
    filter: { serial: "00-90" },
  });
});
