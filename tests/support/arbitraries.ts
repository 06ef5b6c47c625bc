import * as fc from "fast-check";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
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
