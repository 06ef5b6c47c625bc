import type { DayOfArticle } from "@/lib/domain/accounts/statement/parts";
import type { Instant } from "@/lib/domain/instant";
import { shownSteps } from "@/lib/domain/money/shown-steps";
import { type Cents, NO_TICKS, type Ticks, addTicks, negateTicks } from "@/lib/domain/money/units";

/** What one article consumed, day by day: exact, and as shown, which adds up from day to day. */
export type ArticleDays = Readonly<{
  article: string;
  name: string;
  total: Ticks;
  amounts: readonly Ticks[];
  shown: readonly Cents[];
}>;

/** Consumption of each article on each of these days, the largest first; of more than so many the rest is one. */
export function consumptionOf(
  days: readonly DayOfArticle[],
  starts: readonly Instant[],
  { most, others }: Readonly<{ most: number; others: string }>,
): ArticleDays[] {
  const articles = [...Map.groupBy(days, ({ article }) => article)]
    .map(([article, ofArticle]) => columnOf(article, ofArticle, starts))
    .toSorted((one, other) => (one.total > other.total ? -1 : 1));
  if (articles.length <= most) return articles;
  const rest = articles.slice(most);
  const amounts = starts.map((_, index) => sumOf(rest.map((column) => column.amounts[index] ?? NO_TICKS)));
  return [...articles.slice(0, most), column({ article: others, name: others, amounts })];
}

function columnOf(article: string, days: readonly DayOfArticle[], starts: readonly Instant[]): ArticleDays {
  const byDay = new Map(days.map(({ day, amount }) => [day, negateTicks(amount)]));
  const amounts = starts.map((start) => byDay.get(start) ?? NO_TICKS);
  return column({ article, name: days[0]?.name ?? article, amounts });
}

function column(named: Pick<ArticleDays, "article" | "name" | "amounts">): ArticleDays {
  let sum = NO_TICKS;
  const sums = named.amounts.map((amount) => (sum = addTicks(sum, amount)));
  return { ...named, total: sum, shown: shownSteps(NO_TICKS, sums) };
}

const sumOf = (amounts: readonly Ticks[]): Ticks =>
  amounts.reduce((sum, amount) => addTicks(sum, amount), NO_TICKS);

/** Whether anything was consumed at all: then there is something to draw. */
export const isConsumed = (articles: readonly ArticleDays[]): boolean =>
  articles.some(({ total }) => total > 0n);
