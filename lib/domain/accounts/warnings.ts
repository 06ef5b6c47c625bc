import { type Seconds, seconds } from "@/lib/domain/instant";

/** Warnings by the week they announce, the most urgent first; 0 says that the rental has stopped. */
export const WARNING_INDEXES = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export type WarningIndex = (typeof WARNING_INDEXES)[number];

export const WEEK_SECONDS: Seconds = seconds(604_800n);

/** How long the rental still runs (null: nothing runs down), and which warnings this run-down has had. */
export type RunDown = Readonly<{ remaining: Seconds | null; sent: readonly number[] }>;

/**
 * The warning to send now, or null. The one of k weeks is due when at most k weeks remain; only the most urgent of
 * those is ever sent, and with it the less urgent ones are settled, so that an outage is followed by one mail.
 */
export function dueWarning({ remaining, sent }: RunDown): WarningIndex | null {
  if (remaining === null) return null;
  const urgent = WARNING_INDEXES.find((week) => remaining <= weeks(week));
  return urgent === undefined || sent.some((week) => week <= urgent) ? null : urgent;
}

/**
 * The marks that still stand after a charge or a change: those of weeks the account is in again, or still. The others
 * are cleared, so that their warnings come anew when the time comes.
 */
export const rearmed = ({ remaining, sent }: RunDown): number[] =>
  remaining === null ? [] : sent.filter((week) => weeks(week) >= remaining);

/** So many weeks, in seconds. */
export const weeks = (count: number): Seconds => seconds(BigInt(count) * WEEK_SECONDS);
