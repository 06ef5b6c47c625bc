import { offsetSeconds } from "@/lib/domain/display/day";
import { epochMilliseconds, formatInstant, type Instant, instant, parseInstant } from "@/lib/domain/instant";
import { isRefusal } from "@/lib/domain/refusal";

/** The second a clock in a time zone shows, as date and time fields give it ("2027-01-01T00:00"); null for none. */
export function instantOfLocalTime(text: string, timeZone: string): Instant | null {
  const shown = asUtc(text);
  if (shown === null || epochMilliseconds(shown) === null) return null;
  const guess = instant(shown - offsetSeconds(shown, timeZone));
  // Where clocks change in between, the offset of the second itself counts.
  return instant(shown - offsetSeconds(guess, timeZone));
}

/** What a clock in a time zone shows at a second, for a date and time field: "2027-01-01T00:00:00". */
export const localTimeOf = (moment: Instant, timeZone: string): string =>
  formatInstant(instant(moment + offsetSeconds(moment, timeZone))).slice(0, -1);

function asUtc(text: string): Instant | null {
  try {
    return parseInstant(`${text.length === "2027-01-01T00:00".length ? `${text}:00` : text}Z`);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
