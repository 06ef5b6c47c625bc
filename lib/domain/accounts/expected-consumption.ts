import { SECONDS_PER_DAY } from "@/lib/domain/instant";
import { type Ticks, ticks, type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";

/**
 * All accounts that run out in the same day, counted from now in days of 24 hours: how many, what they burn together,
 * and what they still burn in that day. A day beyond those asked for stands for all later ones.
 */
export type DayOfEnds = Readonly<{ day: number; accounts: number; rate: TicksPerSecond; lastTicks: Ticks }>;

/** What all accounts burn in a day if nothing is charged or changed, and how many of them run out in it. */
export type ExpectedDay = Readonly<{ day: number; expected: Ticks; ending: number }>;

/**
 * The consumption of the days to come: Σ over the accounts of what they still have, at most their rate for the whole
 * day. Whoever runs out in a later day burns for all of this one.
 */
export function expectedConsumption(ends: readonly DayOfEnds[], days: number): ExpectedDay[] {
  const byDay = new Map(ends.map((day) => [day.day, day]));
  let running = ends.reduce((sum, { rate }) => sum + rate, 0n);
  return Array.from({ length: days }, (_, day) => {
    const ending = byDay.get(day) ?? { accounts: 0, rate: ticksPerSecond(0n), lastTicks: ticks(0n) };
    running -= ending.rate;
    return {
      day,
      expected: ticks(running * SECONDS_PER_DAY + ending.lastTicks),
      ending: ending.accounts,
    };
  });
}

/** The consumption of the first so many days together. */
export const expectedWithin = (days: readonly ExpectedDay[], count: number): Ticks =>
  ticks(days.slice(0, count).reduce((sum, { expected }) => sum + expected, 0n));
