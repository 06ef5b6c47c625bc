import { type PriceOf, SCENARIOS, type Scenario } from "@/lib/domain/accounts/configuration";
import type { Cents } from "@/lib/domain/money/units";

/** One price of a list: hundredths of an iSC per piece and average month. */
export type NamedPrice = Readonly<{ article: string; scenario: Scenario; price: Cents }>;

/** Prices to look up: of several for the same article and scenario the last one counts. */
export function priceTable(prices: readonly NamedPrice[]): PriceOf {
  const found = new Map(prices.map(({ article, scenario, price }) => [keyOf(article, scenario), price]));
  return (article, scenario) => found.get(keyOf(article, scenario)) ?? null;
}

/** What a list says once these prices are named in it: what they do not name stays. */
export function withNamed(kept: readonly NamedPrice[], named: readonly NamedPrice[]): NamedPrice[] {
  const prices = new Map([...kept, ...named].map((price) => [keyOf(price.article, price.scenario), price]));
  return [...prices.values()];
}

/** The articles of lists, each once, in the order of their numbers. */
export const articlesOf = (...lists: readonly (readonly NamedPrice[])[]): string[] =>
  [...new Set(lists.flat().map(({ article }) => article))].toSorted();

/** Every article in both scenarios. */
export const cellsOf = (articles: readonly string[]): Readonly<{ article: string; scenario: Scenario }>[] =>
  articles.flatMap((article) => SCENARIOS.map((scenario) => ({ article, scenario })));

const keyOf = (article: string, scenario: Scenario): string => `${scenario} ${article}`;
