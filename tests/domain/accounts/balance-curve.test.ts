import { describe, expect, it } from "vitest";
import { type CurvePoint, balanceCurve } from "@/lib/domain/accounts/balance-curve";
import { charge } from "@/lib/domain/accounts/charge";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { newAccount } from "@/lib/domain/accounts/facts";
import { instant } from "@/lib/domain/instant";
import { cents, ticks } from "@/lib/domain/money/units";

const credit = charge(newAccount(instant(0n)), { ticks: ticks(1_000n) }, instant(10n));
const change = changeConfiguration(
  credit.facts,
  {
    pbxs: [{ serial: "A", scenario: "cloud", lines: [{ article: "P", quantity: 1 }] }],
    priceOf: () => cents(10n),
  },
  instant(20n),
);
const entries = [...credit.entries, ...change.entries];
const corners = (points: readonly CurvePoint[]) =>
  points.map(({ at, balance }) => `${at}:${balance}`).join(" ");

describe("the curve of a balance", () => {
  it("a charge is a step, a rental a slope to now, and the projection ends level at the end of the credit", () => {
    const { past, projected } = balanceCurve({
      entries,
      facts: change.facts,
      now: instant(50n),
      horizon: instant(200n),
    });
    expect(corners(past)).toBe("10:0 10:1000 20:1000 50:700");
    expect(corners(projected)).toBe("50:700 120:0 200:0");
  });

  it("an end beyond the horizon is cut there", () => {
    const { projected } = balanceCurve({
      entries,
      facts: change.facts,
      now: instant(50n),
      horizon: instant(100n),
    });
    expect(corners(projected)).toBe("50:700 100:200");
  });

  it("a stop nobody has settled yet is drawn where it happened", () => {
    const { past, projected } = balanceCurve({
      entries,
      facts: change.facts,
      now: instant(150n),
      horizon: instant(200n),
    });
    expect(corners(past)).toBe("10:0 10:1000 20:1000 120:0 150:0");
    expect(corners(projected)).toBe("150:0 200:0");
  });

  it("an idle account is level, and without a horizon there is only now", () => {
    const idle = { entries: credit.entries, facts: credit.facts, now: instant(30n) };
    expect(corners(balanceCurve({ ...idle, horizon: instant(90n) }).projected)).toBe("30:1000 90:1000");
    expect(corners(balanceCurve({ ...idle, horizon: instant(30n) }).projected)).toBe("30:1000");
  });
});
