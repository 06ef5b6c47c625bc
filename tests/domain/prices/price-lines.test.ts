import { describe, expect, it } from "vitest";
import { MAX_PRICE, parsePrice } from "@/lib/domain/prices/price";
import { priceLines } from "@/lib/domain/prices/price-lines";
import { formatCents } from "@/lib/domain/money/amount";
import { MAX_TICKS } from "@/lib/domain/money/units";

const RENTABLE = new Map([
  ["02-1", true],
  ["02-2", true],
  ["01-00500-1", false],
]);
const line = (article: string, onPremises: string, cloud = "") => ({
  line: 2,
  cells: { article, on_premises: onPremises, cloud },
});
const read = (...lines: ReturnType<typeof line>[]) => priceLines(lines, RENTABLE);

describe("the lines of a price list", () => {
  it("name prices for one scenario or both, with a decimal point or a comma", () => {
    expect(read(line("02-1", "0.60", "1,2"), line("02-2", "", "3"))).toMatchObject([
      {
        fault: null,
        prices: [
          { scenario: "on_premises", price: 60n },
          { scenario: "cloud", price: 120n },
        ],
      },
      { fault: null, prices: [{ article: "02-2", scenario: "cloud", price: 300n }] },
    ]);
  });

  it.each([
    ["an article nobody knows", line("99", "1"), "article_unknown"],
    ["an article that cannot be rented", line("01-00500-1", "1"), "article_not_rentable"],
    ["a third decimal", line("02-1", "0.605"), "amount_malformed"],
    ["grouping", line("02-1", "1.000,50"), "amount_malformed"],
    ["a price below nothing", line("02-1", "-1"), "amount_malformed"],
    ["a price beyond the highest", line("02-1", "100000.01"), "price_too_high"],
  ])("are at fault for %s, and then none of them counts", (_what, faulty, code) => {
    expect(read(faulty)).toMatchObject([{ fault: { code }, prices: [] }]);
  });

  it("are at fault where an article comes a second time", () => {
    expect(read(line("02-1", "1"), line("02-1", "2"))).toMatchObject([
      { fault: null },
      { fault: { code: "price_repeated", details: { article: "02-1" } } },
    ]);
  });
});

describe("the highest price", () => {
  it("is a price, and a hundredth more is none", () => {
    expect(parsePrice(formatCents(MAX_PRICE))).toBe(MAX_PRICE);
    expect(() => parsePrice("100000.01")).toThrow(/price_too_high/);
  });

  it("leaves room for five hundred PBXs with five hundred lines of a million pieces each", () => {
    expect(MAX_PRICE * 500n * 500n * 1_000_000n).toBeLessThan(MAX_TICKS);
  });
});
