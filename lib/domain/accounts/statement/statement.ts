import { type LinesByVersion, type Part, partsOf } from "@/lib/domain/accounts/statement/parts";
import type { Movement, Tally } from "@/lib/domain/accounts/statement/tally";
import { shownCents } from "@/lib/domain/money/amount";
import { shownSteps } from "@/lib/domain/money/shown-steps";
import { type Cents, NO_TICKS, type Ticks, addTicks, cents, subtractTicks } from "@/lib/domain/money/units";

/** An amount with what is shown of it: the step between the balances shown before and after it. */
export type Shown<Row> = Row & Readonly<{ shown: Cents; balance: Ticks }>;

/** What one PBX cost: `shown` is the sum of what is shown of its parts. */
export type StatementPbx = Readonly<{
  serial: string;
  name: string;
  amount: Ticks;
  shown: Cents;
  parts: readonly Shown<Part>[];
}>;

/**
 * An account's statement. Opening + charges + PBXs + forfeits + the rest = closing, in ticks and in what is shown, and
 * the balance beside each row is the sum down to it. `rest` is what no configuration line explains: none, unless the
 * ledger is broken.
 */
export type Statement = Readonly<{
  opening: Ticks;
  closing: Ticks;
  charges: readonly Shown<Movement>[];
  charged: Cents;
  pbxs: readonly StatementPbx[];
  debited: Cents;
  forfeits: readonly Shown<Movement>[];
  rest: Shown<Readonly<{ amount: Ticks }>> | null;
}>;

/** The statement of what was tallied. Charges come first, so that no balance on the way is below zero. */
export function statementOf(tally: Tally, lines: LinesByVersion): Statement {
  const { opening, closing, charges, forfeits, debited } = tally;
  const parts = partsOf(tally.usage.values(), lines);
  const unexplained = subtractTicks(debited, sumOf(parts));
  const rest = unexplained === 0n ? [] : [{ amount: unexplained }];
  const shown = shownRows(opening, [charges, parts, forfeits, rest]);
  const [shownCharges, shownParts, shownForfeits, [shownRest = null]] = shown;
  return {
    opening,
    closing,
    charges: shownCharges,
    charged: shownSum(shownCharges),
    pbxs: pbxsOf(shownParts),
    debited: shownSum(shownParts),
    forfeits: shownForfeits,
    rest: shownRest,
  };
}

/** What a statement shows for its two balances. */
export const shownBalances = ({
  opening,
  closing,
}: Statement): Readonly<{ opening: Cents; closing: Cents }> => ({
  opening: shownCents(opening),
  closing: shownCents(closing),
});

type Amounts = Readonly<{ amount: Ticks }>;
type Rest = readonly Readonly<{ amount: Ticks }>[];
type Columns = readonly [readonly Movement[], readonly Part[], readonly Movement[], Rest];
type ShownColumns = readonly [
  Shown<Movement>[],
  Shown<Part>[],
  Shown<Movement>[],
  Shown<Readonly<{ amount: Ticks }>>[],
];

/** All rows of a statement, one below the other, so that each step is taken from the balance the last one led to. */
function shownRows(opening: Ticks, [charges, parts, forfeits, rest]: Columns): ShownColumns {
  let balance = opening;
  const balancesOf = <Row extends Amounts>(rows: readonly Row[]): Shown<Row>[] => {
    const before = balance;
    const balances = rows.map(({ amount }) => (balance = addTicks(balance, amount)));
    const steps = shownSteps(before, balances);
    return rows.map((row, index) => ({
      ...row,
      shown: steps[index] ?? cents(0n),
      balance: balances[index] ?? before,
    }));
  };
  return [balancesOf(charges), balancesOf(parts), balancesOf(forfeits), balancesOf(rest)];
}

const pbxsOf = (parts: readonly Shown<Part>[]): StatementPbx[] =>
  [...Map.groupBy(parts, ({ serial }) => serial)].map(([serial, ofPbx]) => ({
    serial,
    name: ofPbx[0]?.pbx ?? serial,
    amount: sumOf(ofPbx),
    shown: shownSum(ofPbx),
    parts: ofPbx,
  }));

const sumOf = (rows: readonly Amounts[]): Ticks =>
  rows.reduce((sum, { amount }) => addTicks(sum, amount), NO_TICKS);

const shownSum = (rows: readonly Readonly<{ shown: Cents }>[]): Cents =>
  cents(rows.reduce((sum, { shown }) => sum + shown, 0n));
