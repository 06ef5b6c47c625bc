import { type AccountFacts, type AccountState, stateOf } from "@/lib/domain/accounts/facts";
import {
  type Instant,
  type Seconds,
  addSeconds,
  earlierOf,
  laterOf,
  seconds,
  secondsBetween,
} from "@/lib/domain/instant";
import { stopsOf } from "@/lib/domain/accounts/rental-ends";
import { burn } from "@/lib/domain/money/burn";
import { NO_TICKS, type Ticks, type TicksPerSecond, subtractTicks } from "@/lib/domain/money/units";

// Nothing runs every second. The facts of an account say what it held at `settledAt` and at which rate it burns; what
// it holds at any later second follows:
//
//   balance(t) = balance − rate × (t − settledAt), up to settledAt + ⌊balance / rate⌋
//
// There the last second ends that is paid in full; what does not pay another one stays. Contracts may end before and
// lower the rate: `afterEnds` takes the facts past such seconds, one by one, and between them the formula holds.

/** The balance at any second since the last settlement. Never negative; what does not pay a second stays. */
export const balanceAt = (facts: AccountFacts, now: Instant): Ticks => heldAt(afterEnds(facts, now), now);

/** The formula: the balance at a second before which no contract ends, and nothing is forfeited in it. */
export function heldAt(facts: AccountFacts, now: Instant): Ticks {
  if (!facts.rented) return facts.balance;
  return subtractTicks(
    facts.balance,
    burn(facts.rate, secondsBetween(facts.settledAt, burnedUntil(facts, now))),
  );
}

/**
 * The second up to which the facts burn at their rate, seen at `now`; a time before the last settlement counts as that
 * settlement.
 */
export function burnedUntil(facts: AccountFacts, now: Instant): Instant {
  if (stateOf(facts) !== "running") return facts.settledAt;
  const present = laterOf(now, facts.settledAt);
  const paid = paidUntil(facts);
  return paid === null ? present : earlierOf(present, paid);
}

/** settledAt + ⌊balance / rate⌋: the end of the last second that is paid in full, whatever contracts end before. */
function paidUntil(facts: AccountFacts): Instant | null {
  if (stateOf(facts) !== "running" || facts.rate === 0n) return null;
  return addSeconds(facts.settledAt, seconds(facts.balance / facts.rate));
}

/**
 * The facts behind the ends of contracts that have come by a second, whether they are posted yet or not: each debits
 * up to its own second at the rate before it.
 */
export function afterEnds(facts: AccountFacts, now: Instant): AccountFacts {
  const [next, ...ends] = facts.ends ?? [];
  if (!next || next.at > now) return facts;
  const { at, rate, rented, forfeits } = next;
  const balance = forfeits ? NO_TICKS : heldAt(facts, at);
  return afterEnds({ balance, rate, rented, settledAt: at, ends }, now);
}

/** The rate in force at any second since the last settlement. */
export const rateAt = (facts: AccountFacts, now: Instant): TicksPerSecond => afterEnds(facts, now).rate;

/** The state at any second since the last settlement. */
export const stateAt = (facts: AccountFacts, now: Instant): AccountState =>
  stateOf({ ...afterEnds(facts, now), balance: balanceAt(facts, now) });

/**
 * The second in which everything rented stops: settledAt + floor(balance / rate), the end of the last second that is
 * paid in full, or the end of the last contract, whichever is first. Null where nothing ever stops it: nothing rented,
 * only free articles, or stopped already when the facts were settled.
 */
export function exhaustionOf(facts: AccountFacts): Instant | null {
  if (stateOf(facts) !== "running") return null;
  const paid = paidUntil(facts);
  const [next] = facts.ends ?? [];
  if (!next || (paid !== null && paid < next.at)) return paid;
  const later = afterEnds(facts, next.at);
  return stateOf(later) === "running" ? exhaustionOf(later) : next.at;
}

/** When everything rented will stop, as seen at `now`; null when it has stopped already or never will. */
export function exhaustionAfter(facts: AccountFacts, now: Instant): Instant | null {
  return stateAt(facts, now) === "running" ? exhaustionOf(afterEnds(facts, now)) : null;
}

/** How long the rental still runs: zero when stopped, null when nothing runs down. */
export function runwaySeconds(facts: AccountFacts, now: Instant): Seconds | null {
  if (stateAt(facts, now) === "stopped") return seconds(0n);
  const exhaustion = exhaustionAfter(facts, now);
  return exhaustion === null ? null : secondsBetween(laterOf(now, facts.settledAt), exhaustion);
}

/** Whether what stops everything rented is the end of a contract: then a charge does not put it off. */
export function isStoppedByContract(facts: AccountFacts, now: Instant): boolean {
  const end = exhaustionAfter(facts, now);
  const last = stopsOf(facts.ends).at(-1);
  return end !== null && last?.rented === false && last.at === end;
}
