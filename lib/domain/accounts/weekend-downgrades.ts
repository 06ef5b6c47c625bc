import { daysOfCivil } from "@/lib/domain/calendar";
import { startOfDay } from "@/lib/domain/display/day";
import { localTimeOf } from "@/lib/domain/display/local-time";
import {
  addSeconds,
  type Instant,
  earlierOf,
  formatInstant,
  instant,
  laterOf,
  SECONDS_PER_DAY,
  seconds,
  secondsBetween,
} from "@/lib/domain/instant";
import { burn } from "@/lib/domain/money/burn";
import {
  NO_RATE,
  NO_TICKS,
  type Ticks,
  type TicksPerSecond,
  addTicks,
  subtractTicks,
} from "@/lib/domain/money/units";

/** From a second on an account burned so much, by its configuration. In order of time. */
export type RateStep = Readonly<{ at: Instant; version: number; rate: TicksPerSecond }>;

/** A weekend over which a configuration went down and came up again after. */
export type WeekendDip = Readonly<{
  /** Saturday and Monday, at the beginning of the day. */
  from: Instant;
  to: Instant;
  before: TicksPerSecond;
  lowest: TicksPerSecond;
  after: TicksPerSecond;
  /** What the weekend would have cost more at the rate before. */
  saved: Ticks;
  /** The versions of the configuration that took hold from Thursday noon to Tuesday night. */
  versions: readonly number[];
}>;

/** A weekend, Saturday to Monday, between the times at which the rates before and after it are taken. */
export type Weekend = Readonly<{ thursdayNoon: Instant; from: Instant; to: Instant; wednesday: Instant }>;

/** How many weekends are looked at, and how many of them make a pattern. */
export const WEEKENDS_SEEN = 8;
export const FEWEST_DIPS = 3;
/** A weekend is a dip when it costs at least this much less than at the rate before, and nearly that rate comes back. */
const LEAST_SAVED_PERCENT = 20n;
const LEAST_BACK_PERCENT = 90n;

const HOUR = 3_600n;
const WEDNESDAY = 3n;

/**
 * The weekends among these over which consumption dipped: at least a fifth less than at the rate of Thursday
 * noon, and nine tenths of that rate in force again when Tuesday ends. Only configurations count, never a stop.
 */
export const weekendDips = (steps: readonly RateStep[], weekends: readonly Weekend[]): WeekendDip[] =>
  weekends.flatMap((weekend) => dipOf(steps, weekend));

/** Whether so many dips are a pattern: three weekends of eight. */
export const isRegular = (dips: readonly WeekendDip[]): boolean => dips.length >= FEWEST_DIPS;

function dipOf(steps: readonly RateStep[], { thursdayNoon, from, to, wednesday }: Weekend): WeekendDip[] {
  const [before, after] = [rateAt(steps, thursdayNoon), rateAt(steps, wednesday)];
  const cost = costOf(steps, from, to);
  const full = burn(before, secondsBetween(from, to));
  const saved = subtractTicks(full, cost);
  const isDip = saved > 0n && saved * 100n >= full * LEAST_SAVED_PERCENT;
  if (!isDip || after * 100n < before * LEAST_BACK_PERCENT) return [];
  const during = steps.filter(({ at }) => at > from && at < to).map(({ rate }) => rate);
  const lowest = [rateAt(steps, from), ...during].reduce((one, other) => (one < other ? one : other));
  const versions = steps
    .filter(({ at }) => at > thursdayNoon && at <= wednesday)
    .map(({ version }) => version);
  return [{ from, to, before, lowest, after, saved, versions }];
}

const rateAt = (steps: readonly RateStep[], moment: Instant): TicksPerSecond =>
  steps.findLast(({ at }) => at <= moment)?.rate ?? NO_RATE;

/** What a stretch costs at the rates in force. */
function costOf(steps: readonly RateStep[], from: Instant, to: Instant): Ticks {
  const ends = steps.slice(1).map(({ at }) => at);
  return steps.reduce((sum, { at, rate }, index) => {
    const begin = laterOf(at, from);
    const end = earlierOf(ends[index] ?? to, to);
    return begin < end ? addTicks(sum, burn(rate, secondsBetween(begin, end))) : sum;
  }, NO_TICKS);
}

/** The last eight weekends whose Tuesday has passed, the latest first: the others cannot be judged yet. */
export function weekendsBefore(now: Instant, timeZone: string): Weekend[] {
  const today = dayNumber(localTimeOf(now, timeZone));
  const wednesday = today - ((today + 4n - WEDNESDAY) % 7n);
  return Array.from({ length: WEEKENDS_SEEN }, (_, index) => wednesday - 7n * BigInt(index)).flatMap(
    (end) => {
      const [thursday, saturday, monday, last] = [end - 6n, end - 4n, end - 2n, end].map((day) =>
        startOf(day, timeZone),
      );
      if (!thursday || !saturday || !monday || !last) return [];
      const thursdayNoon = addSeconds(thursday, seconds(12n * HOUR));
      return [{ thursdayNoon, from: saturday, to: monday, wednesday: last }];
    },
  );
}

/** Days since January 1, 1970, which was a Thursday. */
function dayNumber(localTime: string): bigint {
  const [year = 0n, month = 1n, day = 1n] = localTime.slice(0, 10).split("-").map(BigInt);
  return daysOfCivil({ year, month, day });
}

const startOf = (day: bigint, timeZone: string): Instant | null =>
  startOfDay(formatInstant(instant(day * SECONDS_PER_DAY)).slice(0, 10), timeZone);
