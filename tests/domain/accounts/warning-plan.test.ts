import * as fc from "fast-check";
import { expect, it } from "vitest";
import { runwaySeconds } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { warningPlan } from "@/lib/domain/accounts/warning-plan";
import { dueWarning, rearmed, WARNING_INDEXES, WEEK_SECONDS } from "@/lib/domain/accounts/warnings";
import { addSeconds, instant, seconds } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { anyFacts } from "@/tests/support/arbitraries";

/** An account that lasts so many seconds from second 0. */
const lasting = (length: bigint): AccountFacts => ({
  balance: ticks(length * 7n),
  rate: ticksPerSecond(7n),
  rented: true,
  settledAt: instant(0n),
});
const NOW = instant(0n);

it("an account with ten weeks gets all seven warnings and the mail about the stop, each in its week", () => {
  const plan = warningPlan({ facts: lasting(10n * WEEK_SECONDS), now: NOW, sent: [] });
  expect(plan).toEqual(
    [7, 6, 5, 4, 3, 2, 1, 0].map((week) => ({ week, at: BigInt(10 - week) * WEEK_SECONDS })),
  );
});

it("an account within its third week is warned at once, once, and then from the second on", () => {
  const facts = lasting(3n * WEEK_SECONDS - 10n);
  expect(warningPlan({ facts, now: NOW, sent: [] }).map(({ week, at }) => [week, at])).toEqual([
    [3, 0n],
    [2, WEEK_SECONDS - 10n],
    [1, 2n * WEEK_SECONDS - 10n],
    [0, 3n * WEEK_SECONDS - 10n],
  ]);
  expect(warningPlan({ facts, now: NOW, sent: [7, 4, 3] }).map(({ week }) => week)).toEqual([2, 1, 0]);
});

it("in the very second of a week it is warned of that week once, or not again", () => {
  const facts = lasting(3n * WEEK_SECONDS);
  expect(warningPlan({ facts, now: NOW, sent: [4] }).map(({ week }) => week)).toEqual([3, 2, 1, 0]);
  expect(warningPlan({ facts, now: NOW, sent: [4, 3] }).map(({ week }) => week)).toEqual([2, 1, 0]);
});

it("nobody is warned of what does not end", () => {
  const idle = { ...lasting(100n), rate: ticksPerSecond(0n), rented: false };
  expect(warningPlan({ facts: idle, now: NOW, sent: [] })).toEqual([]);
});

it("is what the job sends that looks at every second in which something can become due", () => {
  const anyLooks = fc.tuple(anyFacts, fc.subarray([...WARNING_INDEXES]), fc.bigInt(0n, 10_000_000n));
  fc.assert(
    fc.property(anyLooks, ([facts, marks, later]) => {
      const now = addSeconds(facts.settledAt, seconds(later));
      const plan = warningPlan({ facts, now, sent: marks });
      let sent: readonly number[] = marks;
      const received = [];
      for (const at of [now, ...plan.map((warning) => warning.at)].toSorted((a, b) => (a < b ? -1 : 1))) {
        const remaining = runwaySeconds(facts, at);
        sent = rearmed({ remaining, sent });
        const week = dueWarning({ remaining, sent });
        if (week === null) continue;
        sent = [...sent, week];
        received.push({ week, at });
      }
      expect(received).toEqual(plan);
    }),
  );
});
