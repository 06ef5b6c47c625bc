import { civilOfDays, floorDivide } from "@/lib/domain/calendar";
import { type Instant, SECONDS_PER_DAY } from "@/lib/domain/instant";

const DIGITS = 4;

/** What the numbers of a year begin with, "C-2026-". */
export const numberPrefix = (now: Instant): string =>
  `C-${civilOfDays(floorDivide(now, SECONDS_PER_DAY)).year}-`;

/**
 * The contract number the vendor is offered: the one after the highest of the year. Only a suggestion; whoever approves
 * may write another one, as long as nobody has it.
 */
export function suggestedNumber(now: Instant, taken: readonly string[]): string {
  const prefix = numberPrefix(now);
  const counts = taken
    .filter((number) => number.startsWith(prefix))
    .map((number) => Number(number.slice(prefix.length)))
    .filter((count) => Number.isSafeInteger(count));
  return `${prefix}${String(Math.max(0, ...counts) + 1).padStart(DIGITS, "0")}`;
}
