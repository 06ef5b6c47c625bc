import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceAt } from "@/lib/domain/accounts/balance";
import { articlesByDay } from "@/lib/domain/accounts/statement/parts";
import { shownBalances, type Statement, statementOf } from "@/lib/domain/accounts/statement/statement";
import { emptyTally, type StatementEntry, tallyEntries } from "@/lib/domain/accounts/statement/tally";
import { settle } from "@/lib/domain/accounts/settle";
import { type Instant, instant } from "@/lib/domain/instant";
import { cents, NO_TICKS, ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { anyHistory, type History } from "@/tests/support/histories";

/** The history with what nobody has settled yet, as a statement is made of it. */
function settled({ entries, facts, now }: History): StatementEntry[] {
  const { entry } = settle(facts, now);
  const version = entries.at(-1)?.version ?? 0;
  return entry === null ? [...entries] : [...entries, { ...entry, version, keyLastGroup: null }];
}

const tallyOf = (history: History, cuts: readonly Instant[]) => {
  const all = settled(history);
  const before = all.findLast(({ at }) => at < cuts[0]!);
  const rest = all.slice(before ? all.indexOf(before) + 1 : 0);
  return tallyEntries(emptyTally(before?.balance ?? NO_TICKS), rest, cuts);
};

/** The balance right before the moments of a second, by replaying the ledger. */
function balanceBefore(history: History, at: Instant): bigint {
  const all = settled(history);
  const last = all.findLast((entry) => entry.at < at);
  const next = all[last ? all.indexOf(last) + 1 : 0];
  if (!last) return 0n;
  return next?.from != null && next.from < at
    ? last.balance - next.rateAfter * ((next.at < at ? next.at : at) - next.from)
    : last.balance;
}

const rowsOf = ({ charges, pbxs, forfeits, rest }: Statement) => [
  ...charges,
  ...pbxs.flatMap(({ parts }) => parts),
  ...forfeits,
  ...(rest ? [rest] : []),
];
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

const anyCuts = fc
  .uniqueArray(fc.bigInt({ min: 0n, max: 6_000_000n }), { minLength: 2, maxLength: 8 })
  .map((cuts) => cuts.toSorted((one, other) => (one < other ? -1 : 1)).map(instant));

describe("a statement of any history and any time", () => {
  it("adds up to the balances before and after, in ticks and in what is shown, row by row", () => {
    fc.assert(
      fc.property(anyHistory, anyCuts, (history, cuts) => {
        const statement = statementOf(tallyOf(history, cuts), history.lines);
        expect(statement.opening).toBe(balanceBefore(history, cuts[0]!));
        expect(statement.closing).toBe(balanceBefore(history, cuts.at(-1)!));
        expect(statement.rest).toBeNull();
        const rows = rowsOf(statement);
        expect(statement.opening + sum(rows.map(({ amount }) => amount))).toBe(statement.closing);
        const shown = shownBalances(statement);
        let balance: bigint = shown.opening;
        for (const row of rows) {
          balance += row.shown;
          expect(balance).toBe(row.balance / 2_628_000n);
          expect(row.balance).toBeGreaterThanOrEqual(0n);
        }
        expect(balance).toBe(shown.closing);
        const totals =
          statement.charged + statement.debited + sum(statement.forfeits.map((row) => row.shown));
        expect(shown.opening + totals).toBe(shown.closing);
        expect(sum(statement.pbxs.map((pbx) => pbx.shown))).toBe(statement.debited);
      }),
      { numRuns: 500 },
    );
  });

  it("ends before what happens in the second in which the next one begins", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, place) => {
        const moments = [...new Set(history.entries.map(({ at }) => at))];
        const end = moments[place % Math.max(moments.length, 1)];
        fc.pre(end !== undefined && end > 0n);
        const [first, next] = [
          statementOf(tallyOf(history, [instant(0n), end!]), history.lines),
          statementOf(tallyOf(history, [end!, instant(end! + 6_000_000n)]), history.lines),
        ];
        expect(first.closing).toBe(balanceBefore(history, end!));
        expect(next.opening).toBe(first.closing);
      }),
    );
  });

  it("every part is quantity × price × seconds, and nothing runs longer than the statement", () => {
    fc.assert(
      fc.property(anyHistory, anyCuts, (history, cuts) => {
        for (const { parts } of statementOf(tallyOf(history, cuts), history.lines).pbxs)
          for (const { quantity, price, seconds, amount } of parts) {
            expect(amount).toBe(-BigInt(quantity) * price * seconds);
            expect(seconds).toBeLessThanOrEqual(cuts.at(-1)! - cuts[0]!);
          }
      }),
    );
  });

  it("months follow each other: one closes with what the next opens with", () => {
    fc.assert(
      fc.property(anyHistory, anyCuts, (history, cuts) => {
        const whole = tallyOf(history, cuts);
        const pieces = cuts.slice(1).map((to, index) => tallyOf(history, [cuts[index]!, to]));
        expect(pieces[0]?.opening).toBe(whole.opening);
        for (const [index, piece] of pieces.entries())
          expect(piece.closing).toBe(pieces[index + 1]?.opening ?? whole.closing);
        expect(sum(pieces.map(({ debited }) => debited))).toBe(whole.debited);
      }),
    );
  });

  it("its days make its articles, and may be tallied in any pieces", () => {
    fc.assert(
      fc.property(anyHistory, anyCuts, fc.nat(20), (history, cuts, at) => {
        const whole = tallyOf(history, cuts);
        const days = articlesByDay(whole.usage.values(), history.lines);
        expect(sum(days.map(({ amount }) => amount))).toBe(whole.debited);
        const [all, start] = [settled(history), instant(0n)];
        const once = tallyEntries(emptyTally(NO_TICKS), all, [start, cuts.at(-1)!]);
        const part = tallyEntries(emptyTally(NO_TICKS), all.slice(0, at), [start, cuts.at(-1)!]);
        expect(tallyEntries(part, all.slice(at), [start, cuts.at(-1)!])).toEqual(once);
      }),
    );
  });

  it("up to now it closes with the balance everybody sees", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const end = instant(history.now + 1n);
        expect(tallyOf(history, [instant(0n), end]).closing).toBe(balanceAt(history.facts, history.now));
      }),
    );
  });
});

const entry = (values: Partial<StatementEntry>): StatementEntry => ({
  kind: "charge",
  at: instant(0n),
  from: null,
  amount: NO_TICKS,
  balance: NO_TICKS,
  rateAfter: ticksPerSecond(0n),
  version: 0,
  keyLastGroup: null,
  ...values,
});

describe("a statement", () => {
  it("tells what no configuration line explains instead of hiding it", () => {
    const rental = {
      kind: "rental",
      from: instant(0n),
      at: instant(10n),
      rateAfter: ticksPerSecond(7n),
    } as const;
    const tally = tallyEntries(
      emptyTally(ticks(100n)),
      [entry({ ...rental, version: 1 })],
      [instant(0n), instant(50n)],
    );
    const statement = statementOf(tally, new Map());
    expect(statement.rest).toMatchObject({ amount: -70n, balance: 30n });
    expect(statement.closing).toBe(30n);
  });

  it("of a day with very many charges tells the day", () => {
    const charges = Array.from({ length: 301 }, (_, index) =>
      entry({ at: instant(BigInt(index)), amount: ticks(2n), keyLastGroup: "abcd" }),
    );
    const tally = tallyEntries(emptyTally(NO_TICKS), charges, [instant(0n), instant(300n), instant(400n)]);
    expect(tally.charges).toEqual([
      { at: 0n, amount: 600n, count: 300n, keyLastGroup: null },
      { at: 300n, amount: 2n, count: 1n, keyLastGroup: "abcd" },
    ]);
    expect(statementOf(tally, new Map()).charged).toBe(cents(0n));
  });
});
