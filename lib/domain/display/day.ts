import {
  epochMilliseconds,
  instant,
  parseInstant,
  SECONDS_PER_DAY,
  type Instant,
} from "@/lib/domain/instant";
import { isRefusal } from "@/lib/domain/refusal";

const DAY = /^\d{4}-\d\d-\d\d$/;
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d))?/;

/** The first second of a day ("2026-11-22", as date fields give it) on the clocks of a time zone; null for no day. */
export function startOfDay(day: string, timeZone: string): Instant | null {
  const midnight = midnightUtc(day);
  if (midnight === null) return null;
  const guess = instant(midnight - offsetSeconds(midnight, timeZone));
  // Where clocks changed between the two midnights, the offset of the day itself counts.
  return instant(midnight - offsetSeconds(guess, timeZone));
}

/** The first second after a day on the clocks of a time zone: a day may have 23 or 25 hours. */
export function endOfDay(day: string, timeZone: string): Instant | null {
  const midnight = midnightUtc(day);
  if (midnight === null) return null;
  const next = new Date(Number((midnight + SECONDS_PER_DAY) * 1_000n)).toISOString();
  return startOfDay(next.slice(0, 10), timeZone);
}

function midnightUtc(day: string): Instant | null {
  if (!DAY.test(day)) return null;
  try {
    return parseInstant(`${day}T00:00:00Z`);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** How far the clocks of a time zone are ahead of UTC at a second. */
export function offsetSeconds(moment: Instant, timeZone: string): bigint {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const [, sign, hours = "0", minutes = "0"] =
    OFFSET.exec(format.format(epochMilliseconds(moment) ?? 0)) ?? [];
  const seconds = BigInt(hours) * 3_600n + BigInt(minutes) * 60n;
  return sign === "-" ? -seconds : seconds;
}
