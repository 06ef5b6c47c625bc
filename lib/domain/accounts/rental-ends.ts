import type { Instant } from "@/lib/domain/instant";
import { rateOfPieces } from "@/lib/domain/money/burn";
import { type Cents, NO_RATE, type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";

/**
 * From a second on an account burns less, because the contract that carried the rest ends in it. Or, long after all
 * have ended, the credit that was kept is forfeited.
 */
export type RentalEnd = Readonly<{
  at: Instant;
  rate: TicksPerSecond;
  rented: boolean;
  forfeits?: boolean | undefined;
}>;

/** The second up to which credit is kept without a contract; null where it is kept without an end. */
export const keptUntil = (ends: readonly RentalEnd[] = []): Instant | null =>
  ends.find(({ forfeits }) => forfeits === true)?.at ?? null;

/** The ends at which something that is rented stops. */
export const stopsOf = (ends: readonly RentalEnd[] = []): RentalEnd[] =>
  ends.filter(({ forfeits }) => forfeits !== true);

/** What is rented in one place, and the second in which a contract stops it; null: none does. */
export type EndingLines = Readonly<{
  endsAt?: Instant | null | undefined;
  lines: readonly Readonly<{ quantity: number; price: Cents }>[];
}>;

/** What will stop of these because contracts end, in order of time. */
export function rentalEndsOf(places: readonly EndingLines[]): RentalEnd[] {
  const renting = places.filter(({ lines }) => lines.length > 0);
  const moments = [...new Set(renting.flatMap(({ endsAt }) => endsAt ?? []))].toSorted((one, other) =>
    one < other ? -1 : 1,
  );
  return moments.map((at) => {
    const left = renting.filter(({ endsAt }) => (endsAt ?? null) === null || (endsAt ?? at) > at);
    return { at, rate: rateOf(left), rented: left.length > 0 };
  });
}

const rateOf = (places: readonly EndingLines[]): TicksPerSecond =>
  places
    .flatMap(({ lines }) => lines)
    .reduce((sum, { price, quantity }) => ticksPerSecond(sum + rateOfPieces(price, quantity)), NO_RATE);
