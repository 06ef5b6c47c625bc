import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatCents,
  formatIsc,
  monthlyIsc,
  parseCents,
  parseIsc,
  shownCents,
} from "@/lib/domain/money/amount";
import { dailyTicks, rateOfPieces, ticksFromCents } from "@/lib/domain/money/burn";
import { shownStep, shownSteps } from "@/lib/domain/money/shown-steps";
import {
  AVERAGE_MONTH_SECONDS,
  MAX_CENTS,
  TICKS_PER_CENT,
  TICKS_PER_ISC,
  cents,
  negateTicks,
  ticks,
  ticksPerSecond,
} from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";
import { anyCents, anyRate, anyTicks } from "@/tests/support/arbitraries";

const faultOf = (text: string, decimalMark: "." | "," = ".") => {
  try {
    return parseIsc(text, { decimalMark });
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.details["fault"]}` : error;
  }
};

describe("reading an amount", () => {
  it.each([
    ["12", 1_200n],
    ["12.5", 1_250n],
    ["12.50", 1_250n],
    ["0.01", 1n],
    ["0", 0n],
    ["007", 700n],
    ["1000000000", MAX_CENTS],
    ["1000000000.00", MAX_CENTS],
  ])("%s iSC are %d hundredths", (text, hundredths) => {
    expect(parseCents(text)).toBe(hundredths);
    expect(parseIsc(text)).toBe(hundredths * TICKS_PER_CENT);
  });

  it("takes a decimal comma where the person writes one, and only there", () => {
    expect(parseCents("12,50", { decimalMark: "," })).toBe(1_250n);
    expect(faultOf("12,50")).toBe("amount_malformed not_a_number");
    expect(faultOf("12.50", ",")).toBe("amount_malformed not_a_number");
    expect(faultOf("1.250,00", ",")).toBe("amount_malformed not_a_number");
  });

  it.each(["12.505", "0.001", "12.500", "1.0000000000000000000000001"])(
    "refuses a third decimal instead of rounding %s",
    (text) => expect(faultOf(text)).toBe("amount_malformed too_many_decimals"),
  );

  it.each(["-1", "-0", "-0.01"])("refuses the negative %s", (text) =>
    expect(faultOf(text)).toBe("amount_malformed negative"),
  );

  it.each([
    "",
    " ",
    " 12",
    "12 ",
    "+1",
    "1e3",
    "1E3",
    "0x10",
    "NaN",
    "Infinity",
    ".5",
    "5.",
    "1,000.00",
    "1_000",
    "١٢",
    "--1",
    "1".repeat(41),
  ])("refuses «%s», which is no amount", (text) =>
    expect(faultOf(text)).toBe("amount_malformed not_a_number"),
  );

  it.each(["1000000000.01", "99999999999", "9".repeat(40)])(
    "refuses %s, which no account could hold",
    (text) => expect(faultOf(text)).toBe("amount_malformed too_large"),
  );
});

describe("showing an amount", () => {
  it("reading is the inverse of writing", () => {
    fc.assert(
      fc.property(anyCents, (amount) => {
        expect(parseCents(formatCents(amount))).toBe(amount);
        expect(parseIsc(formatIsc(ticksFromCents(amount)))).toBe(ticksFromCents(amount));
        expect(parseCents(formatCents(amount).replace(".", ","), { decimalMark: "," })).toBe(amount);
      }),
    );
  });

  it.each([
    [0n, "0.00"],
    [2_627_999n, "0.00"],
    [2_628_000n, "0.01"],
    [262_799_999n, "0.99"],
    [-1n, "0.00"],
    [-2_627_999n, "0.00"],
    [-2_628_000n, "-0.01"],
    [-262_800_001n, "-1.00"],
    [9_223_372_036_854_775_807n, "35096545041.30"],
  ])("%d ticks are shown as %s, truncated toward zero", (amount, text) =>
    expect(formatIsc(ticks(amount))).toBe(text),
  );

  it("what is shown is never more than what is there, and less by under a hundredth", () => {
    fc.assert(
      fc.property(anyTicks, (amount) => {
        const hidden = amount - ticksFromCents(shownCents(amount));
        expect(hidden >= 0n && hidden < TICKS_PER_CENT).toBe(true);
        expect(formatIsc(negateTicks(amount))).toBe(
          shownCents(amount) === 0n ? "0.00" : `-${formatIsc(amount)}`,
        );
      }),
    );
  });

  it("a rate shows exactly what its prices sum to in a month", () => {
    expect(monthlyIsc(ticksPerSecond(6_125n))).toBe("61.25");
    fc.assert(
      fc.property(anyRate, (rate) => {
        expect(parseIsc(monthlyIsc(rate))).toBe(rate * AVERAGE_MONTH_SECONDS);
      }),
    );
  });
});

describe("the units fit together", () => {
  it("an iSC is a hundred hundredths, and a hundredth burns one tick a second for an average month", () => {
    expect(TICKS_PER_ISC).toBe(262_800_000n);
    expect(TICKS_PER_ISC).toBe(100n * TICKS_PER_CENT);
    expect(BigInt(AVERAGE_MONTH_SECONDS) * 12n).toBe(365n * 86_400n);
    expect(BigInt(TICKS_PER_CENT)).toBe(BigInt(AVERAGE_MONTH_SECONDS));
  });

  it("pieces times price is the rate, and a day has its seconds", () => {
    expect(rateOfPieces(cents(185n), 7)).toBe(1_295n);
    expect(dailyTicks(ticksPerSecond(6_125n))).toBe(529_200_000n);
  });
});

describe("a statement adds up", () => {
  it("shown opening plus shown amounts is shown closing, in every row", () => {
    fc.assert(
      fc.property(anyTicks, fc.array(anyTicks), (opening, balances) => {
        let shown = shownCents(opening);
        for (const [row, step] of shownSteps(opening, balances).entries()) {
          shown = cents(shown + step);
          expect(shown).toBe(shownCents(balances[row] ?? opening));
        }
      }),
    );
  });

  it("a step is off the exact amount by less than a hundredth", () => {
    fc.assert(
      fc.property(anyTicks, anyTicks, (before, after) => {
        const difference = ticksFromCents(shownStep(before, after)) - (after - before);
        expect(difference < TICKS_PER_CENT && difference > -TICKS_PER_CENT).toBe(true);
      }),
    );
  });
});
