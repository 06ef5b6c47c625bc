import { startOfDay } from "@/lib/domain/display/day";
import { isTimeZone, type Locale } from "@/lib/domain/display/locale";
import { epochMilliseconds, type Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** A stretch of time: from (included) to (excluded). */
export type Span = Readonly<{ from: Instant; to: Instant }>;

const isMonth = (text: string): boolean => MONTH.test(text);

/** The month in which a moment lies on the clocks of a time zone; null beyond the reach of any calendar. */
export function monthAt(moment: Instant, timeZone: string): string | null {
  const milliseconds = epochMilliseconds(moment);
  if (milliseconds === null) return null;
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit" });
  const month = format.format(milliseconds);
  return isMonth(month) ? month : null;
}

/** The first second of a month and the first after it, on the clocks of a time zone; null for no month. */
export function spanOfMonth(month: string, timeZone: string): Span | null {
  const next = nextMonth(month);
  const from = next && startOfDay(`${month}-01`, timeZone);
  const to = next && startOfDay(`${next}-01`, timeZone);
  return from && to ? { from, to } : null;
}

/** The beginnings of a month's days, and its end: what cuts it into days, be they 23, 24 or 25 hours long. */
export function daysOfMonth(month: string, timeZone: string): Instant[] {
  const span = spanOfMonth(month, timeZone);
  if (span === null) return [];
  const starts = Array.from({ length: MOST_DAYS }, (_, index) =>
    startOfDay(`${month}-${(BigInt(index) + 1n).toString().padStart(2, "0")}`, timeZone),
  );
  return [...starts.filter((start) => start !== null && start < span.to), span.to] as Instant[];
}

const MOST_DAYS = 31;

/** The month after; null for no month and after the year 9999. */
export const nextMonth = (month: string): string | null => shifted(month, 1n);

/** The month before; null for no month and before the year 0. */
export const previousMonth = (month: string): string | null => shifted(month, -1n);

function shifted(month: string, by: bigint): string | null {
  const [, year, number] = MONTH.exec(month) ?? [];
  if (year === undefined || number === undefined) return null;
  const count = BigInt(year) * 12n + BigInt(number) - 1n + by;
  const text = `${(count / 12n).toString().padStart(4, "0")}-${((count % 12n) + 1n).toString().padStart(2, "0")}`;
  return count >= 0n && isMonth(text) ? text : null;
}

/** Reads a month, "2026-11"; anything else is refused as `month_malformed`. */
export function parseMonth(text: string): string {
  if (!isMonth(text)) throw new Refusal("month_malformed", { text: text.slice(0, 40) });
  return text;
}

/** Reads the name of a time zone; one that `Intl` does not know is refused as `time_zone_unknown`. */
export function parseTimeZone(text: string): string {
  if (!isTimeZone(text)) throw new Refusal("time_zone_unknown", { text: text.slice(0, 40) });
  return text;
}

const TAGS = { en: "en-GB", de: "de-DE" } as const;

/** A month by its name: "November 2026". What is no month is shown as it is. */
export function showMonth(month: string, locale: Locale): string {
  const first = startOfDay(`${month}-01`, "UTC");
  const milliseconds = first === null ? null : epochMilliseconds(first);
  if (milliseconds === null) return month;
  const format = new Intl.DateTimeFormat(TAGS[locale], { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(milliseconds);
}

/** The months from one moment to another, the latest first, at most so many. */
export function monthsBetween({ from, to }: Span, timeZone: string, most: number): string[] {
  const first = monthAt(from, timeZone);
  const months: string[] = [];
  for (let month = monthAt(to, timeZone); month !== null; month = previousMonth(month)) {
    if ((first !== null && month < first) || months.length === most) break;
    months.push(month);
  }
  return months;
}
