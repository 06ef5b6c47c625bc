import type { Branded } from "@/lib/domain/branded";
import { type Seconds, seconds } from "@/lib/domain/instant";

/** The smallest piece of credit: a hundredth of an iSC divided by the seconds of an average month. */
export type Ticks = Branded<bigint, "Ticks">;
/** How fast an account burns. A price of p hundredths of an iSC per average month burns exactly p ticks a second. */
export type TicksPerSecond = Branded<bigint, "TicksPerSecond">;
/** Hundredths of an iSC: the unit of prices (per average month) and of everything shown. */
export type Cents = Branded<bigint, "Cents">;

/** A number that is known to count ticks. */
export const ticks = (count: bigint): Ticks => count as Ticks;
/** A number that is known to count ticks a second. */
export const ticksPerSecond = (count: bigint): TicksPerSecond => count as TicksPerSecond;
/** A number that is known to count hundredths of an iSC. */
export const cents = (count: bigint): Cents => count as Cents;

/** One twelfth of a year of 365 days. */
export const AVERAGE_MONTH_SECONDS: Seconds = seconds(2_628_000n);
/** A hundredth of an iSC: as many ticks as an average month has seconds. */
export const TICKS_PER_CENT: Ticks = ticks(2_628_000n);
/** One iSC. */
export const TICKS_PER_ISC: Ticks = ticks(262_800_000n);

/** What a BIGINT column holds: no balance and no rate may pass it. */
export const MAX_TICKS: Ticks = ticks(2n ** 63n - 1n);
/** The largest amount or price a person may enter: a thousand million iSC. */
export const MAX_CENTS: Cents = cents(100_000_000_000n);

export const NO_TICKS: Ticks = ticks(0n);
export const NO_RATE: TicksPerSecond = ticksPerSecond(0n);

/** The sum of two amounts. */
export const addTicks = (one: Ticks, other: Ticks): Ticks => ticks(one + other);

/** The first amount less the second. */
export const subtractTicks = (from: Ticks, amount: Ticks): Ticks => ticks(from - amount);

/** The same amount with the other sign: what a debit is to its account. */
export const negateTicks = (amount: Ticks): Ticks => ticks(-amount);
