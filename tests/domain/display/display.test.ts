import { describe, expect, test } from "vitest";
import {
  fineDecimalsFor,
  showCents,
  showCount,
  showDecimal,
  showFineIsc,
  showIsc,
  showMonthly,
} from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import { isTimeZone, preferredLocale } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { instant, parseInstant, seconds } from "@/lib/domain/instant";
import { cents, ticks, ticksPerSecond, TICKS_PER_ISC } from "@/lib/domain/money/units";

const berlin = { locale: "en", timeZone: "Europe/Berlin" } as const;

describe("amounts", () => {
  test("an amount is cut after two decimals, never rounded up", () => {
    expect(showIsc(ticks(TICKS_PER_ISC * 2n - 1n), "en")).toBe("1.99");
  });

  test("each language has its own marks", () => {
    const amount = ticks(TICKS_PER_ISC * 1_284_567n + TICKS_PER_ISC / 2n);
    expect(showIsc(amount, "en")).toBe("1,284,567.50");
    expect(showIsc(amount, "de")).toBe("1.284.567,50");
    expect(showCount(48, "de")).toBe("48");
  });

  test("a debit carries a minus sign of its own width", () => {
    expect(showCents(cents(-61_250n), "en")).toBe("−612.50");
    expect(showIsc(ticks(-TICKS_PER_ISC * 3n), "de")).toBe("−3,00");
  });

  test("an amount in the API's spelling is shown like any other", () => {
    expect(showDecimal("1284567.50", "de")).toBe("1.284.567,50");
    expect(showDecimal("-0.05", "en")).toBe("−0.05");
  });

  test("a rate shows as what it burns in a month", () => {
    expect(showMonthly(ticksPerSecond(61_250n), "en")).toBe("612.50");
  });

  test("the further digits continue the two that are read", () => {
    const amount = ticks((TICKS_PER_ISC * 128_452_374n) / 100_000n);
    expect(showFineIsc(amount, "en", 3)).toEqual({ shown: "1,284.52", fine: "374" });
  });

  test("there are enough further digits for one second to be seen", () => {
    for (const rate of [1n, 60n, 263n, 61_250n, 10n ** 9n]) {
      const fine = fineDecimalsFor(ticksPerSecond(rate));
      const before = showFineIsc(ticks(TICKS_PER_ISC), "en", fine);
      const after = showFineIsc(ticks(TICKS_PER_ISC - rate), "en", fine);
      expect(after).not.toEqual(before);
    }
    expect(fineDecimalsFor(ticksPerSecond(0n))).toBe(3);
  });
});

describe("times", () => {
  const end = parseInstant("2027-01-24T19:41:07Z");

  test("a moment is shown on the reader's own clock", () => {
    expect(showMoment(end, berlin)).toBe("24 Jan 2027, 20:41:07");
    expect(showMoment(end, { locale: "en", timeZone: "UTC" }, "minute")).toBe("24 Jan 2027, 19:41");
    expect(showMoment(end, { locale: "de", timeZone: "Europe/Berlin" }, "day")).toBe("24. Jan.");
    expect(showMoment(end, berlin, "exact")).toMatch(/20:41:07 (CET|GMT\+1)$/u);
  });

  test("midnight is the beginning of a day, not its twenty-fourth hour", () => {
    expect(showMoment(parseInstant("2027-01-24T00:00:00Z"), { locale: "en", timeZone: "UTC" })).toContain(
      "00:00:00",
    );
  });

  test("an end beyond every calendar still has a text", () => {
    expect(showMoment(instant(10n ** 17n), berlin)).toMatch(/^\+\d+-/u);
  });

  test("a length of time shows its two largest units", () => {
    expect(showDuration(seconds(63n * 86_400n + 18n * 3_600n + 59n), "en")).toBe("63 d 18 h");
    expect(showDuration(seconds(242n), "en")).toBe("4 min 2 s");
    expect(showDuration(seconds(86_400n), "de")).toBe("1 T.");
    expect(showDuration(seconds(0n), "en")).toBe("0 s");
    expect(showDuration(seconds(800n * 86_400n), "en")).toBe("800 d");
    expect(showDuration(seconds(10_000n * 365n * 86_400n), "en")).toBe("10,000 y");
  });
});

describe("languages", () => {
  test("the browser's order decides, and English where it asks for neither", () => {
    expect(preferredLocale("de-CH, en;q=0.8")).toBe("de");
    expect(preferredLocale("fr, en;q=0.5, de;q=0.9")).toBe("de");
    expect(preferredLocale("fr")).toBe("en");
    expect(preferredLocale("de;q=0")).toBe("en");
    expect(preferredLocale("")).toBe("en");
  });

  test("only a real time zone counts", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
  });
});
