import { burnsOf } from "@/lib/domain/accounts/burns";
import { exhaustionAfter } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type Instant, SECONDS_PER_DAY, secondsBetween } from "@/lib/domain/instant";
import {
  NO_RATE,
  NO_TICKS,
  type Ticks,
  ticks,
  type TicksPerSecond,
  ticksPerSecond,
} from "@/lib/domain/money/units";

/**
 * All accounts that run out in the same day, counted from now in days of 24 hours: how many, what they burn together,
 * and what they still burn in that day. A day beyond those asked for stands for all later ones.
 */
export type DayOfEnds = Readonly<{ day: bigint; accounts: number; rate: TicksPerSecond; lastTicks: Ticks }>;

/** What all accounts burn in a day if nothing is charged or changed, and how many of them run out in it. */
export type ExpectedDay = Readonly<{ day: number; expected: Ticks; ending: number }>;

/**
 * The consumption of the days to come: Σ over the accounts of what they still have, at most their rate for the whole
 * day. Whoever runs out in a later day burns for all of this one.
 */
export function expectedConsumption(ends: readonly DayOfEnds[], days: number): ExpectedDay[] {
  const byDay = Map.groupBy(ends, ({ day }) => day);
  let running = sumOf(ends.map(({ rate }) => rate));
  return Array.from({ length: days }, (_, day) => {
    const ending = byDay.get(BigInt(day)) ?? [];
    running -= sumOf(ending.map(({ rate }) => rate));
    return {
      day,
      expected: ticks(running * SECONDS_PER_DAY + sumOf(ending.map(({ lastTicks }) => lastTicks))),
      ending: ending.reduce((count, { accounts }) => count + accounts, 0),
    };
  });
}

/**
 * One account of which contracts stop a part first. A rate that begins later is one that burns from now on, less the
 * same rate that ends where it begins: so pieces add up with all other accounts, day by day.
 */
export function daysOfEnds(facts: AccountFacts, now: Instant, days: number): DayOfEnds[] {
  const ending = (at: Instant, rate: TicksPerSecond, accounts: number): DayOfEnds => {
    const left = secondsBetween(now, at);
    const lastTicks = ticks(rate * (left % SECONDS_PER_DAY));
    const day = left / SECONDS_PER_DAY;
    return { day: day < days ? day : BigInt(days), accounts, rate, lastTicks };
  };
  const pieces = burnsOf(facts, now).flatMap(({ from, until, rate }) => [
    ending(until, rate, 0),
    ending(from, ticksPerSecond(-rate), 0),
  ]);
  const end = exhaustionAfter(facts, now);
  return end === null ? pieces : [...pieces, ending(end, NO_RATE, 1)];
}

/** The consumption of the first so many days together. */
export const expectedWithin = (days: readonly ExpectedDay[], count: number): Ticks =>
  ticks(sumOf(days.slice(0, count).map(({ expected }) => expected)));

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, NO_TICKS);
