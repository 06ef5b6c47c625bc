import type { Scenario } from "@/lib/domain/accounts/configuration";
import { articlesOf, cellsOf, type NamedPrice, priceTable } from "@/lib/domain/prices/price-table";
import { type Cents, cents } from "@/lib/domain/money/units";

/** One article in one scenario, in two lists; null where a list has no price for it. */
export type PriceDifference = Readonly<{
  article: string;
  scenario: Scenario;
  old: Cents | null;
  new: Cents | null;
  /** New less old; null where one of the two is missing. */
  difference: Cents | null;
  /** The difference in hundredths of a percent of the old price, truncated; null where that means nothing. */
  percent: bigint | null;
}>;

/** Every price of two lists side by side, article by article. What neither list prices is left out. */
export function comparePrices(old: readonly NamedPrice[], other: readonly NamedPrice[]): PriceDifference[] {
  const [before, after] = [priceTable(old), priceTable(other)];
  return cellsOf(articlesOf(old, other))
    .map(({ article, scenario }) => ({
      article,
      scenario,
      ...differenceOf(before(article, scenario), after(article, scenario)),
    }))
    .filter((row) => row.old !== null || row.new !== null);
}

/** Whether the two lists disagree here, also by one of them having no price. */
export const differs = ({ old, new: other }: PriceDifference): boolean => old !== other;

const WHOLE = 10_000n;

/** Two prices, or two rates, set against each other. */
export function differenceOf(old: Cents | null, other: Cents | null) {
  const difference = old === null || other === null ? null : cents(other - old);
  const percent = difference === null || old === null || old === 0n ? null : (difference * WHOLE) / old;
  return { old, new: other, difference, percent };
}
