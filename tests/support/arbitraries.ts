import * as fc from "fast-check";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { rentalEndsOf } from "@/lib/domain/accounts/rental-ends";
import { type Instant, type Seconds, instant, seconds } from "@/lib/domain/instant";
import {
  type Cents,
  MAX_CENTS,
  type Ticks,
  type TicksPerSecond,
  cents,
  ticks,
  ticksPerSecond,
} from "@/lib/domain/money/units";

const bigIntUpTo = (max: bigint) =>
  fc.oneof(
    fc.bigInt({ min: 0n, max: 5n }),
    fc.bigInt({ min: 0n, max: 10_000n }),
    fc.bigInt({ min: 0n, max }),
  );

/** Amounts of every size, small ones often: there the last second and the dust are. */
export const anyTicks: fc.Arbitrary<Ticks> = bigIntUpTo(10n ** 15n).map(ticks);
export const anyCents: fc.Arbitrary<Cents> = bigIntUpTo(MAX_CENTS).map(cents);
export const anyRate: fc.Arbitrary<TicksPerSecond> = bigIntUpTo(10n ** 8n).map(ticksPerSecond);
export const anySeconds: fc.Arbitrary<Seconds> = bigIntUpTo(10n ** 9n).map(seconds);
export const anyInstant: fc.Arbitrary<Instant> = bigIntUpTo(10n ** 10n).map(instant);

/** An account in any of its three states. */
export const anyFacts: fc.Arbitrary<AccountFacts> = fc
  .tuple(anyTicks, anyRate, fc.boolean(), anyInstant)
  .map(([balance, rate, rented, settledAt]) => ({
    balance,
    rate: rented ? rate : ticksPerSecond(0n),
    rented,
    settledAt,
  }));

/** An account that burns: rented, at a positive rate, with at least one second paid. */
export const anyBurningFacts: fc.Arbitrary<AccountFacts> = fc
  .tuple(anyTicks, anyRate, anyInstant)
  .map(([more, rate, settledAt]) => ({
    balance: ticks(more + rate + 1n),
    rate: ticksPerSecond(rate + 1n),
    rented: true,
    settledAt,
  }));

const anyPlace = fc.record({
  cents: fc.bigInt({ min: 0n, max: 5_000n }),
  ends: fc.option(bigIntUpTo(10n ** 6n)),
});

/** An account of which contracts stop one part after the other, some before its credit is used up and some behind it. */
export const anyEndingFacts: fc.Arbitrary<AccountFacts> = fc
  .tuple(bigIntUpTo(10n ** 10n), anyInstant, fc.array(anyPlace, { minLength: 1, maxLength: 5 }))
  .map(([balance, settledAt, parts]) => ({
    balance: ticks(balance),
    rate: ticksPerSecond(parts.reduce((sum, part) => sum + part.cents, 0n)),
    rented: true,
    settledAt,
    ends: rentalEndsOf(
      parts.map((part) => ({
        endsAt: part.ends === null ? null : instant(settledAt + 1n + part.ends),
        lines: [{ quantity: 1, price: cents(part.cents) }],
      })),
    ),
  }));
