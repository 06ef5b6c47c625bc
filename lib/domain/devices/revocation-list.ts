import { addSeconds, type Instant, SECONDS_PER_DAY, seconds } from "@/lib/domain/instant";

/** The present list: from when to when it counts, and how many certificates it names. */
export type ListStanding = Readonly<{ thisUpdate: Instant; nextUpdate: Instant; entries: number }>;

/** Whether a new list is due, and why. */
export type ListDue = "no" | "first" | "revoked" | "ending";

/** How long a list counts. */
export const LIST_LIFETIME = seconds(7n * SECONDS_PER_DAY);
/** So long before its end a list is made anew, so that nobody who fetches it daily ever holds one that is over. */
const AHEAD = SECONDS_PER_DAY;

/**
 * Whether an authority's list must be made anew: because there is none, because something was revoked that it does not
 * name yet, or because it ends within a day. `unlisted` is how many certificates were revoked since it was made.
 */
export function decideListDue(list: ListStanding | null, unlisted: number, now: Instant): ListDue {
  if (list === null) return "first";
  if (unlisted > 0) return "revoked";
  return addSeconds(now, AHEAD) >= list.nextUpdate ? "ending" : "no";
}
