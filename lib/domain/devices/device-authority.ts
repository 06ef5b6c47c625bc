import type { Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";

/** From when to when an authority counts, and whether it was retired. */
export type AuthorityStanding = Readonly<{
  notBefore: Instant;
  notAfter: Instant;
  retiredAt: Instant | null;
  /** Until when what it signed still counts after it was retired; null: as long as it would have. */
  trustedUntil: Instant | null;
}>;

/** `issuing` signs new certificates; `retired` only counts for old ones; `over` counts for nothing any more. */
export type AuthorityState = "issuing" | "retired" | "over";

/** How an authority stands now. */
export function authorityStateAt(
  { notBefore, notAfter, retiredAt, trustedUntil }: AuthorityStanding,
  now: Instant,
): AuthorityState {
  if (now > notAfter || (trustedUntil !== null && now >= trustedUntil)) return "over";
  return retiredAt === null && now >= notBefore ? "issuing" : "retired";
}

/**
 * Refuses to retire an authority twice (`authority_retired`), or with a day until which it counts that has already
 * passed: that would lock its devices out without saying so (`trust_end_in_past`). At once is the present second.
 */
export function requireRetirable(
  { retiredAt }: Pick<AuthorityStanding, "retiredAt">,
  trustedUntil: Instant | null,
  now: Instant,
): void {
  if (retiredAt !== null) throw new Refusal("authority_retired");
  if (trustedUntil !== null && trustedUntil < now) throw new Refusal("trust_end_in_past");
}
