import { expect, test } from "vitest";
import { endOfDay, startOfDay } from "@/lib/domain/display/day";
import { formatInstant } from "@/lib/domain/instant";

const text = (moment: ReturnType<typeof startOfDay>) => moment && formatInstant(moment);

test("a day begins when it begins on the reader's wall", () => {
  expect(text(startOfDay("2026-11-22", "Europe/Berlin"))).toBe("2026-11-21T23:00:00Z");
  expect(text(startOfDay("2026-07-01", "America/St_Johns"))).toBe("2026-07-01T02:30:00Z");
  expect(text(startOfDay("2026-07-01", "UTC"))).toBe("2026-07-01T00:00:00Z");
});

test("the day on which clocks change has another length", () => {
  expect(text(startOfDay("2026-03-29", "Europe/Berlin"))).toBe("2026-03-28T23:00:00Z");
  expect(text(endOfDay("2026-03-29", "Europe/Berlin"))).toBe("2026-03-29T22:00:00Z");
  expect(text(endOfDay("2026-10-25", "Europe/Berlin"))).toBe("2026-10-25T23:00:00Z");
  expect(text(endOfDay("2026-12-31", "Europe/Berlin"))).toBe("2026-12-31T23:00:00Z");
});

test("what is no day is none", () => {
  expect(startOfDay("2026-02-30", "UTC")).toBeNull();
  expect(startOfDay("yesterday", "UTC")).toBeNull();
  expect(endOfDay("", "UTC")).toBeNull();
});
