import { addSeconds, type Instant, instant, laterOf, SECONDS_PER_DAY, seconds } from "@/lib/domain/instant";

/** A day of a story: so many days before today, or a weekday (1 is Monday) so many weeks before this one. */
export type StoryDay = number | Readonly<{ weekday: 1 | 2 | 3 | 4 | 5; weeksAgo: number }>;

/** Something that happens on a day, by hand in office hours or by a program at night. */
export type Dated = Readonly<{ on: StoryDay; via?: "session" | "token" | "reload" }>;

const SATURDAY = 5n;
const FIRST_WORKING_SECOND = 7 * 3_600;
const WORKING_SECONDS = 8 * 3_600;
const FIRST_NIGHT_SECOND = 2 * 3_600;
const NIGHT_SECONDS = 1_800;
/** What a person does next takes between two and thirty minutes more. */
const SHORTEST_PAUSE = 120;
const PAUSE_SECONDS = 1_680;

/** So many days earlier, to the second. */
export const daysBefore = (now: Instant, days: number): Instant =>
  addSeconds(now, seconds(-BigInt(days) * SECONDS_PER_DAY));

/** The midnight (UTC) with which the day so many days before today began. */
export const midnightBefore = (now: Instant, days: number): Instant =>
  instant((now / SECONDS_PER_DAY - BigInt(days)) * SECONDS_PER_DAY);

/** For the technical columns that keep dates. */
export const toDate = (moment: Instant): Date => new Date(Number(moment) * 1_000);

/**
 * The seconds at which the steps of a story happen: on working days, in office hours, in the order of the story, and
 * the same for the same name and the same day. Nobody works at the weekend: what falls there is done on Friday.
 */
export function timesOf(name: string, steps: readonly Dated[], now: Instant): Instant[] {
  let previous = instant(0n);
  return steps.map((step, index) => {
    const pause = SHORTEST_PAUSE + spread(`${name} pause ${index}`, PAUSE_SECONDS);
    const wanted = secondOf(`${name} ${index}`, step, now);
    previous = index === 0 ? wanted : laterOf(wanted, addSeconds(previous, seconds(BigInt(pause))));
    return previous;
  });
}

/** A number from 0 up to `below` that looks like chance and is the same for the same text (FNV-1a). */
export function spread(text: string, below: number): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  // The last bits differ too little between texts that end alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % below;
}

function secondOf(seed: string, { on, via }: Dated, now: Instant): Instant {
  const [first, length] =
    via === "token" ? [FIRST_NIGHT_SECOND, NIGHT_SECONDS] : [FIRST_WORKING_SECOND, WORKING_SECONDS];
  return instant(workingDay(on, now) * SECONDS_PER_DAY + BigInt(first + spread(seed, length)));
}

function workingDay(on: StoryDay, now: Instant): bigint {
  const today = now / SECONDS_PER_DAY;
  const monday = today - weekdayOf(today);
  if (typeof on !== "number") return monday - 7n * BigInt(on.weeksAgo) + BigInt(on.weekday) - 1n;
  const day = today - BigInt(on);
  const weekday = weekdayOf(day);
  return weekday < SATURDAY ? day : day - (weekday - SATURDAY + 1n);
}

/** 0 for Monday. January 1, 1970 was a Thursday. */
const weekdayOf = (day: bigint): bigint => (day + 3n) % 7n;
