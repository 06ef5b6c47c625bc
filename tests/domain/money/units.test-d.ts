/**
 * What must not compile. `tsc` reads this file as part of `npm run lint`: a line marked below that compiles after all
 * is an error there.
 */
import {
  type Instant,
  type Seconds,
  addSeconds,
  instant,
  seconds,
  secondsBetween,
} from "@/lib/domain/instant";
import { formatCents, formatIsc, monthlyIsc } from "@/lib/domain/money/amount";
import { burn, rateOfPieces, ticksFromCents } from "@/lib/domain/money/burn";
import {
  type Cents,
  type Ticks,
  type TicksPerSecond,
  addTicks,
  cents,
  ticks,
  ticksPerSecond,
} from "@/lib/domain/money/units";

const amount: Ticks = ticks(1n);
const rate: TicksPerSecond = ticksPerSecond(1n);
const price: Cents = cents(1n);
const length: Seconds = seconds(1n);
const moment: Instant = instant(1n);

export const compiles: readonly unknown[] = [
  addTicks(amount, burn(rate, length)),
  addTicks(amount, ticksFromCents(price)),
  addSeconds(moment, secondsBetween(moment, moment)),
  [formatIsc(amount), formatCents(price), monthlyIsc(rate), rateOfPieces(price, 2)],
];

export const doesNotCompile: readonly unknown[] = [
  // @ts-expect-error ticks and hundredths do not mix
  addTicks(amount, price),
  // @ts-expect-error a rate is no amount
  addTicks(amount, rate),
  // @ts-expect-error a plain bigint has no unit
  addTicks(amount, 1n),
  // @ts-expect-error a number is no money
  ticks(1),
  // @ts-expect-error an amount does not burn, a rate does
  burn(amount, length),
  // @ts-expect-error a rate burns for a length of time, not at an instant
  burn(rate, moment),
  // @ts-expect-error arguments in the wrong order
  burn(length, rate),
  // @ts-expect-error a price is pinned in hundredths, not in ticks
  rateOfPieces(amount, 2),
  // @ts-expect-error hundredths are not shown as ticks
  formatIsc(price),
  // @ts-expect-error ticks are not shown as hundredths
  formatCents(amount),
  // @ts-expect-error a monthly consumption is that of a rate
  monthlyIsc(amount),
  // @ts-expect-error an instant plus an instant is nothing
  addSeconds(moment, moment),
  // @ts-expect-error a length is no instant
  secondsBetween(moment, length),
];

// @ts-expect-error the sum of two amounts has to be given its unit again
export const sum: Ticks = amount + amount;
// @ts-expect-error an amount is no price
export const wrongPrice: Cents = amount;
// @ts-expect-error a number is never money
export const wrongNumber: number = amount;
