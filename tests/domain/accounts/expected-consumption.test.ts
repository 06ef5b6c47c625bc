import * as fc from "fast-check";
import { expect, it } from "vitest";
import { balanceAt, exhaustionAfter } from "@/lib/domain/accounts/balance";
import {
  type DayOfEnds,
  expectedConsumption,
  expectedWithin,
} from "@/lib/domain/accounts/expected-consumption";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { instant, SECONDS_PER_DAY } from "@/lib/domain/instant";
import { ticks, type Ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { anyBurningFacts, anyFacts, anySeconds } from "@/tests/support/arbitraries";

const DAYS = 5;

/** What the database groups, done by hand. */
function endsOf(accounts: readonly AccountFacts[], now: bigint): DayOfEnds[] {
  return accounts.flatMap((facts) => {
    const end = exhaustionAfter(facts, instant(now));
    if (end === null) return [];
    const left = end - now;
    const day = Math.min(Number(left / SECONDS_PER_DAY), DAYS);
    return [{ day, accounts: 1, rate: facts.rate, lastTicks: ticks(facts.rate * (left % SECONDS_PER_DAY)) }];
  });
}

/** One row for each day, as the database answers. */
const grouped = (ends: readonly DayOfEnds[]): DayOfEnds[] =>
  [...Map.groupBy(ends, ({ day }) => day)].map(([day, rows]) => ({
    day,
    accounts: rows.length,
    rate: ticksPerSecond(rows.reduce((sum, { rate }) => sum + rate, 0n)),
    lastTicks: ticks(rows.reduce((sum, { lastTicks }) => sum + lastTicks, 0n)),
  }));

const burnedIn = (facts: AccountFacts, from: bigint): bigint =>
  balanceAt(facts, instant(from)) - balanceAt(facts, instant(from + SECONDS_PER_DAY));

it("each day is what the balances of all accounts lose in it", () => {
  const anyAccounts = fc.array(fc.oneof(anyFacts, anyBurningFacts), { maxLength: 12 });
  fc.assert(
    fc.property(anyAccounts, anySeconds, (accounts, later) => {
      const now =
        accounts.reduce((latest, { settledAt }) => (settledAt > latest ? settledAt : latest), 0n) + later;
      const days = expectedConsumption(grouped(endsOf(accounts, now)), DAYS);
      const lost = Array.from({ length: DAYS }, (_, day) =>
        accounts.reduce((sum, facts) => sum + burnedIn(facts, now + BigInt(day) * SECONDS_PER_DAY), 0n),
      );
      expect(days.map(({ expected }) => expected)).toEqual(lost);
    }),
  );
});

it("an account that lasts a day and a half burns a whole day, then half a one, and then nothing", () => {
  const half = SECONDS_PER_DAY / 2n;
  const rate = ticksPerSecond(100n);
  const days = expectedConsumption([{ day: 1, accounts: 1, rate, lastTicks: ticks(100n * half) }], 3);
  expect(days).toEqual([
    { day: 0, expected: 100n * SECONDS_PER_DAY, ending: 0 },
    { day: 1, expected: 100n * half, ending: 1 },
    { day: 2, expected: 0n, ending: 0 },
  ]);
  expect(expectedWithin(days, 2)).toBe((150n * SECONDS_PER_DAY) as Ticks);
  expect(expectedWithin([], 30)).toBe(0n);
});
