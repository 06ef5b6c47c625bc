import { type CurvePoint, balanceCurve } from "@/lib/domain/accounts/balance-curve";
import type { Entry } from "@/lib/domain/accounts/entry";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Statement } from "@/lib/domain/accounts/statement/statement";
import type { Instant } from "@/lib/domain/instant";

/** What is drawn of a stretch: the balance's corners, and where credit came in or ran out. */
export type StretchCurve = Readonly<{
  points: readonly CurvePoint[];
  charges: readonly (CurvePoint & Pick<Entry, "amount">)[];
  stops: readonly CurvePoint[];
}>;

/** The stretch, its statement, the entries that touch it, and the account's facts to go on from. */
export type StretchInput = Readonly<{
  from: Instant;
  until: Instant;
  now: Instant;
  statement: Pick<Statement, "opening" | "closing">;
  entries: readonly Pick<Entry, "kind" | "event" | "at" | "from" | "amount" | "balance">[];
  facts: AccountFacts;
}>;

/** The balance from the opening to the closing of a statement, with every charge and every stop between. */
export function stretchCurve(input: StretchInput): StretchCurve {
  const { from, until, now, statement, facts } = input;
  const unsettled = settle(facts, now).entry;
  const entries = unsettled === null ? input.entries : [...input.entries, unsettled];
  const { past } = balanceCurve({ entries, facts: settle(facts, now).facts, now, horizon: now });
  const isWithin = ({ at }: Readonly<{ at: Instant }>) => at >= from && at <= until;
  const within = entries.filter(isWithin);
  return {
    points: [
      { at: from, balance: statement.opening },
      ...past.filter(({ at }) => at > from && at < until),
      ...(until > from ? [{ at: until, balance: statement.closing }] : []),
    ],
    charges: within
      .filter(({ kind }) => kind === "charge")
      .map(({ at, balance, amount }) => ({ at, balance, amount })),
    stops: within.filter(({ event }) => event === "stopped").map(({ at, balance }) => ({ at, balance })),
  };
}
