import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import { cents } from "@/lib/domain/money/units";
import { comparePrices, differs } from "@/lib/domain/prices/compare-prices";
import { MAX_PRICE } from "@/lib/domain/prices/price";
import { type NamedPrice, withNamed } from "@/lib/domain/prices/price-table";

const anyPrices: fc.Arbitrary<NamedPrice[]> = fc
  .array(
    fc.record({
      article: fc.constantFrom("01", "02", "03", "04"),
      scenario: fc.constantFrom(...SCENARIOS),
      price: fc.oneof(fc.bigInt(0n, 3n), fc.bigInt(0n, MAX_PRICE)).map(cents),
    }),
    { maxLength: 12 },
  )
  .map((prices) => withNamed([], prices));

const on = (article: string, price: bigint): NamedPrice => ({
  article,
  scenario: "on_premises",
  price: cents(price),
});

describe("two lists are compared", () => {
  it("price by price: old, new, difference and percent", () => {
    expect(comparePrices([on("01", 60n), on("02", 300n)], [on("01", 66n), on("02", 200n)])).toEqual([
      { article: "01", scenario: "on_premises", old: 60n, new: 66n, difference: 6n, percent: 1_000n },
      { article: "02", scenario: "on_premises", old: 300n, new: 200n, difference: -100n, percent: -3_333n },
    ]);
  });

  it("a price that only one of them has makes no difference and no percent, nor does a price that was free", () => {
    expect(comparePrices([on("01", 60n)], [on("02", 5n)])).toMatchObject([
      { article: "01", new: null, difference: null, percent: null },
      { article: "02", old: null, difference: null, percent: null },
    ]);
    expect(comparePrices([on("01", 0n)], [on("01", 5n)])).toMatchObject([{ difference: 5n, percent: null }]);
  });

  it("every price of either stands in one row, and old plus difference is new", () => {
    fc.assert(
      fc.property(anyPrices, anyPrices, (old, other) => {
        const rows = comparePrices(old, other);
        const keys = rows.map(({ article, scenario }) => `${article} ${scenario}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(rows.filter((row) => row.old !== null)).toHaveLength(old.length);
        expect(rows.filter((row) => row.new !== null)).toHaveLength(other.length);
        for (const row of rows) if (row.difference !== null) expect(row.old! + row.difference).toBe(row.new);
      }),
    );
  });

  it("turned round, the differences change their sign, and a list never differs from itself", () => {
    fc.assert(
      fc.property(anyPrices, anyPrices, (old, other) => {
        const back = comparePrices(other, old).map(({ difference }) => difference && -difference);
        expect(comparePrices(old, other).map(({ difference }) => difference)).toEqual(back);
        expect(comparePrices(old, old).filter(differs)).toEqual([]);
      }),
    );
  });
});
