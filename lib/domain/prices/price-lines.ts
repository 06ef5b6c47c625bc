import { SCENARIOS, type Scenario } from "@/lib/domain/accounts/configuration";
import { parsePrice } from "@/lib/domain/prices/price";
import type { NamedPrice } from "@/lib/domain/prices/price-table";
import { isRefusal, Refusal, type RefusalCode, type RefusalDetails } from "@/lib/domain/refusal";

/** The columns of a price list as a file: one line per article; an empty price keeps the price there is. */
export const PRICE_COLUMNS = ["article", "name", "on_premises", "cloud"] as const;

/** A line of the file: where it stands, and its cells by column. */
export type FileLine = Readonly<{ line: number; cells: Readonly<Record<string, string>> }>;

/** A line as it was understood; with a fault, none of it counts. */
export type PriceLine = Readonly<{
  line: number;
  article: string;
  typed: Readonly<Record<Scenario, string>>;
  prices: readonly NamedPrice[];
  fault: Readonly<{ code: RefusalCode; details: RefusalDetails }> | null;
}>;

/**
 * Reads the lines of a price list. `rentable` tells of each article that exists whether it can be rented. A line is
 * at fault if its article is unknown, cannot be rented or was named before, or if a price is none.
 */
export function priceLines(
  lines: readonly FileLine[],
  rentable: ReadonlyMap<string, boolean>,
): readonly PriceLine[] {
  const seen = new Set<string>();
  return lines.map(({ line, cells }) => {
    const article = cells.article ?? "";
    const typed = { on_premises: cells.on_premises ?? "", cloud: cells.cloud ?? "" };
    try {
      requireArticle(article, rentable);
      if (seen.has(article)) throw new Refusal("price_repeated", { article });
      seen.add(article);
      return { line, article, typed, prices: pricesOf(article, typed), fault: null };
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      return { line, article, typed, prices: [], fault: { code: thrown.code, details: thrown.details } };
    }
  });
}

/** Refuses an article that does not exist or cannot be rented. */
export function requireArticle(article: string, rentable: ReadonlyMap<string, boolean>): void {
  if (!rentable.has(article)) throw new Refusal("article_unknown", { article });
  if (!rentable.get(article)) throw new Refusal("article_not_rentable", { article });
}

const pricesOf = (article: string, typed: Readonly<Record<Scenario, string>>): NamedPrice[] =>
  SCENARIOS.filter((scenario) => typed[scenario] !== "").map((scenario) => ({
    article,
    scenario,
    price: readPrice(typed[scenario]),
  }));

/** A price as people and spreadsheets write it: 12.50 or 12,50. */
export const readPrice = (text: string) => parsePrice(text, { decimalMark: text.includes(",") ? "," : "." });
