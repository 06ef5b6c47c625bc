import { type Instant, secondsBetween } from "@/lib/domain/instant";
import { weeks } from "@/lib/domain/accounts/warnings";
import { monthAt, spanOfMonth } from "@/lib/domain/display/month";
import type { ReloadObstacle } from "@/lib/domain/reloads/may-reload";
import type { ThresholdWeeks } from "@/lib/domain/reloads/reload";
import type { Ticks } from "@/lib/domain/money/units";

/** Why an account is not reloaded now. What is first here is told first. */
export const WAITING_REASONS = ["switched_off", "stopped", "all_stopped", "not_due", "cap_reached"] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number] | ReloadObstacle;

/** An account at the second of deciding, under its lock. */
export type ReloadCase = Readonly<{
  now: Instant;
  /** The second in which the account runs out; null where it never does. */
  exhaustsAt: Instant | null;
  enabled: boolean;
  thresholdWeeks: ThresholdWeeks;
  amount: Ticks;
  monthlyCap: Ticks;
  /** What reloads charged in this calendar month already. */
  reloadedThisMonth: Ticks;
  /** The vendor's switches: this account, and all. */
  isStopped: boolean;
  areAllStopped: boolean;
  obstacles: readonly ReloadObstacle[];
}>;

/**
 * Whether an account is reloaded now: when its runway is below the threshold, no switch stops it, nothing is missing,
 * and the month's reloads stay within the cap.
 */
export function decideReload(facts: ReloadCase): "reload" | WaitingReason {
  if (!facts.enabled) return "switched_off";
  if (facts.isStopped) return "stopped";
  if (facts.areAllStopped) return "all_stopped";
  if (!isDue(facts)) return "not_due";
  const [obstacle] = facts.obstacles;
  if (obstacle !== undefined) return obstacle;
  return facts.reloadedThisMonth + facts.amount > facts.monthlyCap ? "cap_reached" : "reload";
}

/** Whether the runway is below the threshold. What does not run out has no end of runway. */
export const isDue = ({
  now,
  exhaustsAt,
  thresholdWeeks,
}: Pick<ReloadCase, "now" | "exhaustsAt" | "thresholdWeeks">): boolean =>
  exhaustsAt !== null && secondsBetween(now, exhaustsAt) < weeks(thresholdWeeks);

/** The zone whose calendar the cap goes by: the same month for everybody. */
const CAP_ZONE = "UTC";

/** The first second of the calendar month of a moment, and of the next: the time a cap counts for. */
export function capMonth(now: Instant): Readonly<{ from: Instant; to: Instant }> {
  const span = spanOfMonth(monthAt(now, CAP_ZONE) ?? "", CAP_ZONE);
  if (span === null) throw new RangeError("this moment lies in no month");
  return span;
}
