import { type Posting, entriesOf, momentEntry } from "@/lib/domain/accounts/entry";
import { stateEvent } from "@/lib/domain/accounts/entry-event";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { MAX_TICKS, NO_TICKS, type Ticks, type TicksPerSecond, addTicks } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";

/** Credit to add; and, when the list in force prices what is rented differently, the rate at its prices. */
export type Charge = Readonly<{ ticks: Ticks; repricedRate?: TicksPerSecond | undefined }>;

/**
 * Adds credit. What was rented until now is debited first, at the old rate; a stopped rental resumes in this second,
 * and owes nothing for the time between. New prices take hold with a charge as they do with a change.
 */
export function charge(facts: AccountFacts, { ticks, repricedRate }: Charge, now: Instant): Posting {
  if (ticks <= 0n) throw new RangeError("A charge adds credit: its ticks must be positive.");
  const { entry, facts: settled } = settle(facts, now);
  const charged: AccountFacts = { ...settled, balance: addTicks(settled.balance, ticks) };
  if (charged.balance > MAX_TICKS) throw new Refusal("balance_too_high");
  if (repricedRate === undefined) {
    const event = stateEvent(settled, charged);
    return {
      entries: entriesOf(entry, momentEntry({ kind: "charge", amount: ticks, event }, charged)),
      facts: charged,
    };
  }
  const repriced: AccountFacts = { ...charged, rate: repricedRate };
  const event = stateEvent(settled, repriced) ?? "repriced";
  const entries = entriesOf(
    entry,
    momentEntry({ kind: "charge", amount: ticks, event: null }, charged),
    momentEntry({ kind: "change", amount: NO_TICKS, event }, repriced),
  );
  return { entries, facts: repriced };
}
