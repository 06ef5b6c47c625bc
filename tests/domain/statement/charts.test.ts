import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceAt } from "@/lib/domain/accounts/balance";
import { consumptionOf } from "@/lib/domain/accounts/statement/consumption";
import { stretchCurve } from "@/lib/domain/accounts/statement/curve";
import type { DayOfArticle } from "@/lib/domain/accounts/statement/parts";
import { instant } from "@/lib/domain/instant";
import { ticks } from "@/lib/domain/money/units";
import { anyHistory } from "@/tests/support/histories";

describe("the curve of a stretch", () => {
  it("begins at the opening, ends at the closing balance, and marks every charge and stop", () => {
    fc.assert(
      fc.property(anyHistory, ({ entries, facts, now }) => {
        const statement = { opening: ticks(0n), closing: balanceAt(facts, now) };
        const from = instant(-1n);
        const { points, charges, stops } = stretchCurve({ from, until: now, now, statement, entries, facts });
        expect(points[0]).toEqual({ at: from, balance: 0n });
        expect(points.at(-1)).toEqual({ at: now, balance: statement.closing });
        for (const [index, { at }] of points.slice(1).entries())
          expect(at).toBeGreaterThanOrEqual(points[index]!.at);
        expect(charges).toHaveLength(entries.filter(({ kind }) => kind === "charge").length);
        expect(stops.length).toBeGreaterThanOrEqual(
          entries.filter(({ event }) => event === "stopped").length,
        );
      }),
    );
  });
});

const day = (start: bigint, article: string, amount: bigint): DayOfArticle => ({
  day: instant(start),
  article,
  name: `name of ${article}`,
  amount: ticks(-amount),
});

describe("consumption by article", () => {
  const starts = [0n, 1n, 2n].map(instant);

  it("has a column for each article, the largest first, and nothing on days without", () => {
    const [first, second] = consumptionOf(
      [day(0n, "A", 5n), day(1n, "B", 9_000_000n), day(2n, "B", 1n)],
      starts,
      { most: 5, others: "others" },
    );
    expect(first).toMatchObject({ article: "B", name: "name of B", amounts: [0n, 9_000_000n, 1n] });
    expect(second).toMatchObject({ article: "A", total: 5n });
  });

  it("shows days that add up to what is shown of the whole", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 9_999_999n }), { minLength: 3, maxLength: 3 }),
        (amounts) => {
          const days = amounts.map((amount, index) => day(BigInt(index), "A", amount));
          const [column] = consumptionOf(days, starts, { most: 5, others: "others" });
          expect(column?.shown.reduce((sum, shown) => sum + shown, 0n)).toBe(
            (column?.total ?? 0n) / 2_628_000n,
          );
        },
      ),
    );
  });

  it("takes the smallest together where there are too many", () => {
    const days = ["A", "B", "C", "D"].map((article, index) => day(0n, article, BigInt(100 - index)));
    const columns = consumptionOf(days, starts, { most: 2, others: "others" });
    expect(columns.map(({ article, total }) => [article, total])).toEqual([
      ["A", 100n],
      ["B", 99n],
      ["others", 195n],
    ]);
  });
});
