import { expect, test } from "vitest";
import {
  balanceAt,
  exhaustionAfter,
  isStoppedByContract,
  runwaySeconds,
  stateAt,
} from "@/lib/domain/accounts/balance";
import { balanceCurve } from "@/lib/domain/accounts/balance-curve";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { dueNotice, retentionSeconds } from "@/lib/domain/accounts/retention";
import { warningPlan } from "@/lib/domain/accounts/warning-plan";
import { instant, seconds } from "@/lib/domain/instant";
import { NO_RATE, ticks, ticksPerSecond } from "@/lib/domain/money/units";

const DAY = 86_400n;

/** 1,000 ticks at 10 a second; from second 40 on at 2, from 60 on nothing is rented, at 500 the rest is forfeited. */
const ending: AccountFacts = {
  balance: ticks(1_000n),
  rate: ticksPerSecond(10n),
  rented: true,
  settledAt: instant(0n),
  ends: [
    { at: instant(40n), rate: ticksPerSecond(2n), rented: true },
    { at: instant(60n), rate: NO_RATE, rented: false },
    { at: instant(500n), rate: NO_RATE, rented: false, forfeits: true },
  ],
};

test.each([
  [39n, 610n, "running"],
  [40n, 600n, "running"],
  [59n, 562n, "running"],
  [60n, 560n, "idle"],
  [499n, 560n, "idle"],
  [500n, 0n, "idle"],
])("at second %s it holds %s ticks and is %s", (at, balance, state) => {
  expect([balanceAt(ending, instant(at)), stateAt(ending, instant(at))]).toEqual([balance, state]);
});

test("it stops in the second of the last contract, and a charge does not put that off", () => {
  const richer = { ...ending, balance: ticks(1_000_000n) };
  for (const facts of [ending, richer]) {
    expect(exhaustionAfter(facts, instant(0n))).toBe(60n);
    expect(isStoppedByContract(facts, instant(0n))).toBe(true);
  }
  const poorer = { ...ending, balance: ticks(405n) };
  expect(exhaustionAfter(poorer, instant(0n))).toBe(42n);
  expect(isStoppedByContract(poorer, instant(0n))).toBe(false);
  expect(runwaySeconds(ending, instant(50n))).toBe(10n);
});

test("the curve bends where a contract ends, and what is forfeited falls in one second", () => {
  const { projected } = balanceCurve({
    entries: [],
    facts: ending,
    now: instant(0n),
    horizon: instant(600n),
  });
  expect(projected.map(({ at, balance }) => [at, balance])).toEqual([
    [0n, 1_000n],
    [40n, 600n],
    [60n, 560n],
    [500n, 560n],
    [500n, 0n],
    [600n, 0n],
  ]);
});

test("warnings count the weeks to the contract's end", () => {
  const facts = {
    ...ending,
    balance: ticks(10n ** 15n),
    ends: [{ at: instant(1_000_000n), rate: NO_RATE, rented: false }],
  };
  const plan = warningPlan({ facts, now: instant(0n), sent: [] });
  expect(plan.at(-1)).toEqual({ week: 0, at: 1_000_000n });
});

const notice = (remaining: bigint, ...sent: number[]) => dueNotice({ remaining: seconds(remaining), sent });

test("notices come 90, 30 and 7 days before, the most urgent alone, and never afterwards", () => {
  expect([notice(90n * DAY + 1n), notice(90n * DAY), notice(90n * DAY, 90)]).toEqual([null, 90, null]);
  expect([notice(30n * DAY, 90), notice(5n * DAY), notice(5n * DAY, 7), notice(5n * DAY, 30)]).toEqual([
    30,
    7,
    null,
    7,
  ]);
  expect([notice(1n, 90), notice(0n)]).toEqual([7, null]);
  expect(retentionSeconds(24)).toBe(730n * DAY);
});
