import type { Part } from "@/lib/domain/accounts/statement/parts";
import type { Statement } from "@/lib/domain/accounts/statement/statement";
import type { Movement } from "@/lib/domain/accounts/statement/tally";
import { type Cents, type Ticks, cents } from "@/lib/domain/money/units";

type Amounts = Readonly<{ amount: Ticks; shown: Cents; balance: Ticks }>;

/** A row between the opening and the closing balance. */
export type StatementRow = Amounts &
  (
    | Readonly<{ kind: "charge" | "forfeit"; movement: Movement }>
    | Readonly<{ kind: "debit"; part: Part }>
    | Readonly<{ kind: "rest" }>
  );

/** All rows of a statement in the order in which they add up. */
export const rowsOfStatement = ({ charges, pbxs, forfeits, rest }: Statement): StatementRow[] => [
  ...charges.map((movement) => ({ ...amountsOf(movement), kind: "charge" as const, movement })),
  ...pbxs.flatMap(({ parts }) => parts.map((part) => ({ ...amountsOf(part), kind: "debit" as const, part }))),
  ...forfeits.map((movement) => ({ ...amountsOf(movement), kind: "forfeit" as const, movement })),
  ...(rest ? [{ ...rest, kind: "rest" as const }] : []),
];

const amountsOf = ({ amount, shown, balance }: Amounts): Amounts => ({ amount, shown, balance });

/** What one article cost, on all PBXs; `shown` is the sum of what is shown of it. */
export type ArticleSum = Readonly<{ article: string; name: string; shown: Cents }>;

/** What each article cost, by name; all of them together are what is shown as debited. */
export function articleSums({ pbxs }: Statement): ArticleSum[] {
  const parts = pbxs.flatMap((pbx) => pbx.parts);
  return [...Map.groupBy(parts, ({ article }) => article)]
    .map(([article, ofArticle]) => ({
      article,
      name: ofArticle[0]?.name ?? article,
      shown: cents(ofArticle.reduce((sum, { shown }) => sum + shown, 0n)),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
