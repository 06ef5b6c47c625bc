import { balanceAt, burnedUntil, exhaustionOf, stateAt } from "@/lib/domain/accounts/balance";
import type { EntryKind } from "@/lib/domain/accounts/entry";
import type { AccountFacts, AccountState } from "@/lib/domain/accounts/facts";
import { type Instant, type Seconds, seconds, secondsBetween } from "@/lib/domain/instant";
import { burn } from "@/lib/domain/money/burn";
import { NO_RATE, NO_TICKS, type Ticks, type TicksPerSecond } from "@/lib/domain/money/units";

/** The last entry at or before a second: what it left behind is where the second's balance comes from. */
export type Basis = Readonly<{
  sequence: bigint;
  kind: EntryKind;
  at: Instant;
  balance: Ticks;
  rateAfter: TicksPerSecond;
  rentedAfter: boolean;
  version: number;
}>;

/**
 * Why an account holds what it holds at a second: balance(t) = balance(t0) − rate × (t − t0). Where the credit ran out
 * before, only the seconds up to there count, and `exhaustedAt` says when that was.
 */
export type Explanation = Readonly<{
  at: Instant;
  /** Null before the account's first entry. */
  basis: Basis | null;
  state: AccountState;
  rate: TicksPerSecond;
  paidSeconds: Seconds;
  burned: Ticks;
  balance: Ticks;
  exhaustedAt: Instant | null;
  /** Whether the second lies ahead: it will be so if nothing is changed. */
  isAhead: boolean;
}>;

/** Explains a second by the entry it follows. The balance is computed by the same code as everywhere. */
export function explain(basis: Basis | null, at: Instant, now: Instant): Explanation {
  const isAhead = at > now;
  if (basis === null) return { ...NOTHING, at, isAhead };
  const facts: AccountFacts = {
    balance: basis.balance,
    rate: basis.rateAfter,
    rented: basis.rentedAfter,
    settledAt: basis.at,
  };
  const paidSeconds = basis.rentedAfter ? secondsBetween(basis.at, burnedUntil(facts, at)) : seconds(0n);
  const exhaustion = exhaustionOf(facts);
  return {
    at,
    basis,
    state: stateAt(facts, at),
    rate: basis.rateAfter,
    paidSeconds,
    burned: burn(basis.rateAfter, paidSeconds),
    balance: balanceAt(facts, at),
    exhaustedAt: exhaustion !== null && exhaustion <= at ? exhaustion : null,
    isAhead,
  };
}

const NOTHING = {
  basis: null,
  state: "idle",
  rate: NO_RATE,
  paidSeconds: seconds(0n),
  burned: NO_TICKS,
  balance: NO_TICKS,
  exhaustedAt: null,
} as const;
