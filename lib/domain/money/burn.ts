import { SECONDS_PER_DAY, type Seconds } from "@/lib/domain/instant";
import { TICKS_PER_CENT, ticks, ticksPerSecond } from "@/lib/domain/money/units";
import type { Cents, Ticks, TicksPerSecond } from "@/lib/domain/money/units";

/** What a rate burns in so many seconds. */
export const burn = (rate: TicksPerSecond, length: Seconds): Ticks => ticks(rate * length);

/** What a rate burns in a day: the daily consumption. */
export const dailyTicks = (rate: TicksPerSecond): Ticks => burn(rate, SECONDS_PER_DAY);

/** An amount in hundredths of an iSC, exactly. */
export const ticksFromCents = (amount: Cents): Ticks => ticks(amount * TICKS_PER_CENT);

/** The rate of so many pieces at a price per average month; no division, so nothing is ever rounded. */
export const rateOfPieces = (price: Cents, quantity: number): TicksPerSecond =>
  ticksPerSecond(price * BigInt(quantity));
