import { afterEnds, balanceAt, exhaustionAfter } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import type { RentalEnd } from "@/lib/domain/accounts/rental-ends";
import { type Instant, laterOf } from "@/lib/domain/instant";
import type { TicksPerSecond } from "@/lib/domain/money/units";

/** What an account would burn from now on, and what it would burn behind each end of a contract that lies ahead. */
export type NewBurning = Readonly<{ rate: TicksPerSecond; ends: readonly RentalEnd[] }>;

/** An account in its present second, burning at other rates: what it burned until now was burned at the old ones. */
export function atRates(facts: AccountFacts, { rate, ends }: NewBurning, now: Instant): AccountFacts {
  const at = laterOf(now, facts.settledAt);
  return { ...afterEnds(facts, at), balance: balanceAt(facts, at), rate, ends, settledAt: at };
}

/** When everything rented stops, as it is and at the other rates; null where it does not, or has stopped already. */
export const endsAt = (facts: AccountFacts, burning: NewBurning, now: Instant) => ({
  oldEnd: exhaustionAfter(facts, now),
  newEnd: exhaustionAfter(atRates(facts, burning, now), now),
});
