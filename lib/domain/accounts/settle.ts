import { burnedUntil, heldAt } from "@/lib/domain/accounts/balance";
import type { RentalEntry } from "@/lib/domain/accounts/entry";
import { stateEvent } from "@/lib/domain/accounts/entry-event";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type Instant, earlierOf, laterOf } from "@/lib/domain/instant";
import { subtractTicks } from "@/lib/domain/money/units";

/** An account brought up to a second, with the entry that explains the step, if anything was debited. */
export type Settlement = Readonly<{ entry: RentalEntry | null; facts: AccountFacts }>;

/**
 * Brings the stored facts up to now, which changes nothing anyone can see: it may run at any time, twice, late, or
 * never. A rental that ran out in between is debited up to its exhaustion and not a second more. The end of a contract
 * is an entry of its own (`post_rental_ends`), and so is a forfeiture: beyond the first that is not posted yet nothing
 * is settled.
 */
export function settle(facts: AccountFacts, wanted: Instant): Settlement {
  const [next] = facts.ends ?? [];
  const now = next ? earlierOf(wanted, next.at) : wanted;
  const settled: AccountFacts = {
    ...facts,
    balance: heldAt(facts, now),
    settledAt: laterOf(now, facts.settledAt),
  };
  if (settled.balance === facts.balance) return { entry: null, facts: settled };
  const entry: RentalEntry = {
    kind: "rental",
    at: burnedUntil(facts, now),
    from: facts.settledAt,
    amount: subtractTicks(settled.balance, facts.balance),
    balance: settled.balance,
    rateAfter: settled.rate,
    rentedAfter: settled.rented,
    event: stateEvent(facts, settled),
  };
  return { entry, facts: settled };
}
