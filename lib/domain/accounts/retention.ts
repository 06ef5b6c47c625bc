import { type Seconds, SECONDS_PER_DAY, seconds } from "@/lib/domain/instant";
import { AVERAGE_MONTH_SECONDS } from "@/lib/domain/money/units";

/** How many months credit can be kept for after the last contract's end; 24 until the vendor says something else. */
export const MOST_RETENTION_MONTHS = 120;

/** So many days before credit is forfeited somebody is told; the most urgent first. */
export const NOTICE_DAYS = [7, 30, 90] as const;

/** How long that is: months are average months, as in every price, so the second does not depend on the calendar. */
export const retentionSeconds = (months: number): Seconds => seconds(BigInt(months) * AVERAGE_MONTH_SECONDS);

/** What was told of one forfeiture, and how long it still is until then. */
export type RetentionRun = Readonly<{ remaining: Seconds; sent: readonly number[] }>;

/**
 * The notice to send now, or null. One of d days is due when at most d days remain; only the most urgent is ever sent,
 * so that an outage is followed by one mail. What is forfeited already is not announced any more.
 */
export function dueNotice({ remaining, sent }: RetentionRun): number | null {
  if (remaining <= 0n) return null;
  const urgent = NOTICE_DAYS.find((days) => remaining <= BigInt(days) * SECONDS_PER_DAY);
  return urgent === undefined || sent.some((days) => days <= urgent) ? null : urgent;
}
