import { balanceAt, exhaustionAfter } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type Instant, laterOf } from "@/lib/domain/instant";
import type { TicksPerSecond } from "@/lib/domain/money/units";

/** An account in its present second, burning at another rate: what it burned until now was burned at the old one. */
export function atRate(facts: AccountFacts, rate: TicksPerSecond, now: Instant): AccountFacts {
  const at = laterOf(now, facts.settledAt);
  return { ...facts, balance: balanceAt(facts, at), rate, settledAt: at };
}

/** When everything rented stops, as it is and at the other rate; null where it does not, or has stopped already. */
export const endsAt = (facts: AccountFacts, newRate: TicksPerSecond, now: Instant) => ({
  oldEnd: exhaustionAfter(facts, now),
  newEnd: exhaustionAfter(atRate(facts, newRate, now), now),
});
