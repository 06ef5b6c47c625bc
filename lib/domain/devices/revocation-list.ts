import { addSeconds, type Instant, SECONDS_PER_DAY, seconds } from "@/lib/domain/instant";

/** The present list: until when it counts, and how many certificates were revoked when it was made. */
export type ListStanding = Readonly<{ nextUpdate: Instant; revocations: number }>;

/** Whether a new list is due, and why. */
export type ListDue = "no" | "first" | "revoked" | "ending";

/** How long a list counts. */
export const LIST_LIFETIME = seconds(7n * SECONDS_PER_DAY);
/** So long before its end a list is made anew, so that nobody who fetches it daily ever holds one that is over. */
const AHEAD = SECONDS_PER_DAY;

/**
 * Whether an authority's list must be made anew: because there is none, because something was revoked that it does not
 * name yet, or because it ends within a day. `revocations` is how many certificates are revoked by now.
 */
export function decideListDue(list: ListStanding | null, revocations: number, now: Instant): ListDue {
  if (list === null) return "first";
  if (revocations > list.revocations) return "revoked";
  return addSeconds(now, AHEAD) >= list.nextUpdate ? "ending" : "no";
}
