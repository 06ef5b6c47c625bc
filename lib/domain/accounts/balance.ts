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
import { burn } from "@/lib/domain/money/burn";
import { type Ticks, subtractTicks } from "@/lib/domain/money/units";

/**
 * The end of the last second that is paid in full: settledAt + floor(balance / rate). Null where the balance never
 * runs down: nothing rented, only free articles, or stopped already when the facts were settled.
 */
export function exhaustionOf(facts: AccountFacts): Instant | null {
  if (stateOf(facts) !== "running" || facts.rate === 0n) return null;
  return addSeconds(facts.settledAt, seconds(facts.balance / facts.rate));
}

/** The second up to which the facts burn, seen at `now`; a time before the last settlement counts as that settlement. */
export function burnedUntil(facts: AccountFacts, now: Instant): Instant {
  if (stateOf(facts) !== "running") return facts.settledAt;
  const present = laterOf(now, facts.settledAt);
  const exhaustion = exhaustionOf(facts);
  return exhaustion === null ? present : earlierOf(present, exhaustion);
}

/** The balance at any second since the last settlement. Never negative; what does not pay a second stays. */
export function balanceAt(facts: AccountFacts, now: Instant): Ticks {
  if (!facts.rented) return facts.balance;
  return subtractTicks(
    facts.balance,
    burn(facts.rate, secondsBetween(facts.settledAt, burnedUntil(facts, now))),
  );
}

/** The state at any second since the last settlement. */
export const stateAt = (facts: AccountFacts, now: Instant): AccountState =>
  stateOf({ ...facts, balance: balanceAt(facts, now) });

/** When everything rented will stop, as seen at `now`; null when it has stopped already or never will. */
export function exhaustionAfter(facts: AccountFacts, now: Instant): Instant | null {
  return stateAt(facts, now) === "running" ? exhaustionOf(facts) : null;
}

/** How long the rental still runs: zero when stopped, null when nothing runs down. */
export function runwaySeconds(facts: AccountFacts, now: Instant): Seconds | null {
  if (stateAt(facts, now) === "stopped") return seconds(0n);
  const exhaustion = exhaustionAfter(facts, now);
  return exhaustion === null ? null : secondsBetween(laterOf(now, facts.settledAt), exhaustion);
}
