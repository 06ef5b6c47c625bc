import * as fc from "fast-check";
import { expect, it } from "vitest";
import { balanceAt, exhaustionAfter } from "@/lib/domain/accounts/balance";
import { burnsOf } from "@/lib/domain/accounts/burns";
import {
  type DayOfEnds,
  daysOfEnds,
  expectedConsumption,
  expectedWithin,
} from "@/lib/domain/accounts/expected-consumption";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { instant, SECONDS_PER_DAY } from "@/lib/domain/instant";
import { ticks, type Ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { anyBurningFacts, anyEndingFacts, anyFacts, anySeconds } from "@/tests/support/arbitraries";

const DAYS = 5;

/** What the database groups, done by hand. */
function endsOf(accounts: readonly AccountFacts[], now: bigint): DayOfEnds[] {
  return accounts.flatMap((facts) => {
    const end = exhaustionAfter(facts, instant(now));
    if (end === null) return [];
    const left = end - now;
    const day = left / SECONDS_PER_DAY < DAYS ? left / SECONDS_PER_DAY : BigInt(DAYS);
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
  const days = expectedConsumption([{ day: 1n, accounts: 1, rate, lastTicks: ticks(100n * half) }], 3);
  expect(days).toEqual([
    { day: 0, expected: 100n * SECONDS_PER_DAY, ending: 0 },
    { day: 1, expected: 100n * half, ending: 1 },
    { day: 2, expected: 0n, ending: 0 },
  ]);
  expect(expectedWithin(days, 2)).toBe((150n * SECONDS_PER_DAY) as Ticks);
  expect(expectedWithin([], 30)).toBe(0n);
});

/** 100 ticks a second, of which a contract stops 60 after a day and a half. */
const inParts = (balance: bigint): AccountFacts => ({
  balance: ticks(balance),
  rate: ticksPerSecond(100n),
  rented: true,
  settledAt: instant(1_000n),
  ends: [{ at: instant(1_000n + (3n * SECONDS_PER_DAY) / 2n), rate: ticksPerSecond(40n), rented: true }],
});

it("what a contract stops in part burns less from its second on, and lasts longer", () => {
  const day = SECONDS_PER_DAY;
  const facts = inParts(100n * day + 50n * day + 20n * day + 40n * (day / 4n) + 39n);
  const days = expectedConsumption(daysOfEnds(facts, instant(1_000n), DAYS), DAYS);
  expect(days.map(({ expected, ending }) => [expected, ending])).toEqual([
    [100n * day, 0],
    [50n * day + 20n * day, 0],
    [10n * day, 1],
    [0n, 0],
    [0n, 0],
  ]);
});

it("what cannot be paid at the full rate goes on at the lower one", () => {
  const facts = inParts(99n);
  const from = facts.ends?.[0]?.at ?? 0n;
  expect(burnsOf(facts, instant(1_000n))).toEqual([{ from, until: from + 2n, rate: 40n }]);
});

it("accounts that stop in parts add up with all others, day by day, as their balances tell", () => {
  const anyAccounts = fc.array(fc.oneof(anyEndingFacts, anyBurningFacts), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(anyAccounts, anySeconds, (accounts, later) => {
      const now = accounts.reduce((latest, { settledAt }) => (settledAt > latest ? settledAt : latest), 0n);
      const at = now + (later % 1_000_000n);
      const [whole, inPieces] = [accounts.filter(({ ends }) => !ends), accounts.filter(({ ends }) => ends)];
      const pieces = inPieces.flatMap((facts) => daysOfEnds(facts, instant(at), DAYS));
      const days = expectedConsumption([...grouped(endsOf(whole, at)), ...pieces], DAYS);
      for (const { day, expected, ending } of days) {
        const from = at + BigInt(day) * SECONDS_PER_DAY;
        expect(expected).toBe(accounts.reduce((sum, facts) => sum + burnedIn(facts, from), 0n));
        const ends = accounts.map((facts) => exhaustionAfter(facts, instant(at)));
        expect(ending).toBe(
          ends.filter((end) => end !== null && (end - at) / SECONDS_PER_DAY === BigInt(day)).length,
        );
      }
    }),
  );
});
