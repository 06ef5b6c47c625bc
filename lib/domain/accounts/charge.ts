import { type Posting, momentEntry } from "@/lib/domain/accounts/entry";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { MAX_TICKS, type Ticks, type TicksPerSecond, addTicks } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";

/** Credit to add, and the rate all PBXs have on the newest price list when that differs from the pinned one. */
export type Charge = Readonly<{ ticks: Ticks; repricedRate?: TicksPerSecond }>;

/**
 * Adds credit. What was rented until now is debited first, at the old rate; a stopped rental resumes in this second,
 * and owes nothing for the time between. New prices take hold with a charge as they do with a change.
 */
export function charge(facts: AccountFacts, { ticks, repricedRate }: Charge, now: Instant): Posting {
  if (ticks <= 0n) throw new RangeError("A charge adds credit: its ticks must be positive.");
  const { entry, facts: settled } = settle(facts, now);
  const charged: AccountFacts = {
    ...settled,
    balance: addTicks(settled.balance, ticks),
    rate: repricedRate ?? settled.rate,
  };
  if (charged.balance > MAX_TICKS) throw new Refusal("balance_too_high");
  return { entries: [...(entry ? [entry] : []), momentEntry("charge", ticks, charged)], facts: charged };
}
