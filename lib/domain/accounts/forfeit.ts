import { type Posting, entriesOf, momentEntry } from "@/lib/domain/accounts/entry";
import { stateEvent } from "@/lib/domain/accounts/entry-event";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { NO_RATE, NO_TICKS, negateTicks } from "@/lib/domain/money/units";

/** Ends the rental and forfeits what is left, as the deletion of an account does. */
export function forfeit(facts: AccountFacts, now: Instant): Posting {
  const { entry, facts: settled } = settle(facts, now);
  const emptied: AccountFacts = { ...settled, balance: NO_TICKS, rate: NO_RATE, rented: false };
  const event = stateEvent(settled, emptied);
  const forfeited = momentEntry({ kind: "forfeit", amount: negateTicks(settled.balance), event }, emptied);
  return { entries: entriesOf(entry, forfeited), facts: emptied };
}
