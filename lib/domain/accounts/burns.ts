import { afterEnds, burnedUntil, exhaustionOf } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type Instant, laterOf } from "@/lib/domain/instant";
import type { TicksPerSecond } from "@/lib/domain/money/units";

/** Seconds in which an account burns the same: from the first on, the last not included. */
export type Burn = Readonly<{ from: Instant; until: Instant; rate: TicksPerSecond }>;

/**
 * What an account burns from now on if nothing is charged or changed, piece by piece: each end of a contract begins
 * another one, and what stands because it cannot be paid may go on at the lower rate. What never ends burns nothing.
 */
export function burnsOf(facts: AccountFacts, now: Instant): Burn[] {
  const standing = afterEnds(facts, now);
  const from = laterOf(now, standing.settledAt);
  const [next] = standing.ends ?? [];
  const until = next ? burnedUntil(standing, next.at) : (exhaustionOf(standing) ?? from);
  const piece = until > from ? [{ from, until, rate: standing.rate }] : [];
  return next ? [...piece, ...burnsOf(standing, next.at)] : piece;
}
