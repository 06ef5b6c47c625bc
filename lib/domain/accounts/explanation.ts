import { afterEnds, balanceAt, burnedUntil, exhaustionOf, stateAt } from "@/lib/domain/accounts/balance";
import type { EntryKind } from "@/lib/domain/accounts/entry";
import type { AccountFacts, AccountState } from "@/lib/domain/accounts/facts";
import type { RentalEnd } from "@/lib/domain/accounts/rental-ends";
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
  /** What stops after it because contracts end; only behind the last entry there is. */
  ends?: readonly RentalEnd[] | undefined;
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
  /** The end of a contract since the basis that the formula goes on from, where none is posted yet. */
  contractEndedAt: Instant | null;
  /** Whether the second lies ahead: it will be so if nothing is changed. */
  isAhead: boolean;
}>;

/** Explains a second by the entry it follows. The balance is computed by the same code as everywhere. */
export function explain(basis: Basis | null, at: Instant, now: Instant): Explanation {
  const isAhead = at > now;
  if (basis === null) return { ...NOTHING, at, isAhead };
  const facts = afterEnds(factsOf(basis), at);
  const { balance, rate, rented, settledAt } = facts;
  const paidSeconds = rented ? secondsBetween(settledAt, burnedUntil(facts, at)) : seconds(0n);
  const exhaustion = exhaustionOf(facts);
  return {
    at,
    basis: { ...basis, at: settledAt, balance, rateAfter: rate, rentedAfter: rented },
    contractEndedAt: settledAt > basis.at ? settledAt : null,
    state: stateAt(facts, at),
    rate,
    paidSeconds,
    burned: burn(rate, paidSeconds),
    balance: balanceAt(facts, at),
    exhaustedAt: exhaustion !== null && exhaustion <= at ? exhaustion : null,
    isAhead,
  };
}

const factsOf = ({ balance, rateAfter, rentedAfter, at, ends }: Basis): AccountFacts => ({
  balance,
  rate: rateAfter,
  rented: rentedAfter,
  settledAt: at,
  ends,
});

const NOTHING = {
  basis: null,
  state: "idle",
  rate: NO_RATE,
  paidSeconds: seconds(0n),
  burned: NO_TICKS,
  balance: NO_TICKS,
  exhaustedAt: null,
  contractEndedAt: null,
} as const;
