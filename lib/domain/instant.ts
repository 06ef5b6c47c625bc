import type { Branded } from "@/lib/domain/branded";
import { civilOfDays, daysOfCivil, floorDivide } from "@/lib/domain/calendar";
import { Refusal } from "@/lib/domain/refusal";

/** A whole second of portal time, counted from January 1, 1970 UTC. */
export type Instant = Branded<bigint, "Instant">;
/** A length of time in whole seconds. */
export type Seconds = Branded<bigint, "Seconds">;

export const SECONDS_PER_DAY = 86_400n as Seconds;
/** The last second a BIGINT column can hold. */
export const LAST_STORABLE = (2n ** 63n - 1n) as Instant;
/** The last millisecond `Date` can hold, in either direction. */
const LAST_DATE_MILLISECOND = 8_640_000_000_000_000n;

/** An instant from seconds since the epoch, as the database gives them. */
export const instant = (epochSeconds: bigint): Instant => epochSeconds as Instant;

/** A length of time from a count of seconds. */
export const seconds = (count: bigint): Seconds => count as Seconds;

/** How long it takes from one instant to another; negative when the second lies before the first. */
export const secondsBetween = (from: Instant, to: Instant): Seconds => seconds(to - from);

/** The instant so many seconds later. */
export const addSeconds = (start: Instant, length: Seconds): Instant => instant(start + length);

/** The later of two instants: the time of a write is never before the last settlement. */
export const laterOf = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** The earlier of two instants. */
export const earlierOf = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/**
 * RFC 3339 in UTC without a fraction, "2026-11-22T03:10:00Z". Years outside 0…9999 are written in the expanded
 * form of ISO 8601, as `Date` does, "+028650-…"; beyond the reach of `Date` the year simply gets more digits, so
 * that even the end of a rental in a million years has an exact text.
 */
export function formatInstant(moment: Instant): string {
  const days = floorDivide(moment, SECONDS_PER_DAY);
  const { year, month, day } = civilOfDays(days);
  const second = moment - days * SECONDS_PER_DAY;
  const time = [second / 3_600n, (second / 60n) % 60n, second % 60n].map(twoDigits).join(":");
  return `${formatYear(year)}-${twoDigits(month)}-${twoDigits(day)}T${time}Z`;
}

const RFC_3339 =
  /^(?<year>[+-]\d{6,12}|\d{4})-(?<month>\d\d)-(?<day>\d\d)[Tt](?<time>\d\d:\d\d:\d\d)(?:\.\d{1,9})?(?<offset>[Zz]|[+-]\d\d:\d\d)$/;

/**
 * Reads RFC 3339 with any offset, and the expanded years `formatInstant` writes. A fraction is dropped: portal time
 * knows whole seconds. Anything else, February 30 and leap seconds included, is refused as `instant_malformed`.
 */
export function parseInstant(text: string): Instant {
  const fields = RFC_3339.exec(text)?.groups;
  const moment = fields === undefined ? null : instantOfFields(fields);
  if (moment === null || moment > LAST_STORABLE || moment < -LAST_STORABLE) {
    throw new Refusal("instant_malformed", { text: text.slice(0, 40) });
  }
  return moment;
}

/** The milliseconds `Date` and `Intl.DateTimeFormat` take, or null for an instant neither can hold. */
export function epochMilliseconds(moment: Instant): number | null {
  const milliseconds = moment * 1_000n;
  const holds = milliseconds <= LAST_DATE_MILLISECOND && milliseconds >= -LAST_DATE_MILLISECOND;
  return holds ? Number(milliseconds) : null;
}

function instantOfFields({
  year,
  month,
  day,
  time,
  offset,
}: Record<string, string | undefined>): Instant | null {
  const midnight = secondOfDate(wholeNumber(year), wholeNumber(month), wholeNumber(day));
  const second = secondOfDay(time);
  const east = offset?.startsWith("-") ? -1n : 1n;
  const shift = secondOfDay(/\d.*/.exec(offset ?? "")?.[0]);
  return midnight === null || second === null || shift === null
    ? null
    : instant(midnight + second - east * shift);
}

function secondOfDate(year: bigint, month: bigint, day: bigint): bigint | null {
  const days = daysOfCivil({ year, month, day });
  const civil = civilOfDays(days);
  return civil.month === month && civil.day === day ? days * SECONDS_PER_DAY : null;
}

function secondOfDay(clock = "00:00:00"): bigint | null {
  const [hours = 0n, minutes = 0n, rest = 0n] = clock.split(":").map(wholeNumber);
  return hours > 23n || minutes > 59n || rest > 59n ? null : hours * 3_600n + minutes * 60n + rest;
}

const wholeNumber = (digits = "0"): bigint =>
  digits.startsWith("-") ? -BigInt(digits.slice(1)) : BigInt(digits.replace("+", ""));

function formatYear(year: bigint): string {
  if (year >= 0n && year <= 9_999n) return year.toString().padStart(4, "0");
  const digits = (year < 0n ? -year : year).toString().padStart(6, "0");
  return `${year < 0n ? "-" : "+"}${digits}`;
}

const twoDigits = (part: bigint): string => part.toString().padStart(2, "0");
