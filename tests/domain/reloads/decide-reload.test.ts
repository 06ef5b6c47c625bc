import fc from "fast-check";
import { expect, test } from "vitest";
import { weeks } from "@/lib/domain/accounts/warnings";
import { instant, parseInstant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { TICKS_PER_ISC, ticks } from "@/lib/domain/money/units";
import { MOST_ATTEMPTS, pauseAfter } from "@/lib/domain/reloads/back-off";
import { capMonth, decideReload, type ReloadCase } from "@/lib/domain/reloads/decide-reload";
import { RELOAD_OBSTACLES } from "@/lib/domain/reloads/may-reload";
import { THRESHOLDS } from "@/lib/domain/reloads/reload";

const NOW = parseInstant("2026-11-22T12:00:00Z");
const DUE: ReloadCase = {
  now: NOW,
  exhaustsAt: instant(NOW + weeks(2) - 1n),
  enabled: true,
  thresholdWeeks: 2,
  amount: parseIsc("100"),
  monthlyCap: parseIsc("300"),
  reloadedThisMonth: ticks(0n),
  isStopped: false,
  areAllStopped: false,
  obstacles: [],
};

test("a reload is due below the threshold, not at it, and never where nothing runs out", () => {
  expect(decideReload(DUE)).toBe("reload");
  expect(decideReload({ ...DUE, exhaustsAt: instant(NOW + weeks(2)) })).toBe("not_due");
  expect(decideReload({ ...DUE, exhaustsAt: instant(NOW - weeks(1)) })).toBe("reload");
  expect(decideReload({ ...DUE, exhaustsAt: null })).toBe("not_due");
  expect(decideReload({ ...DUE, thresholdWeeks: 4, exhaustsAt: instant(NOW + weeks(3)) })).toBe("reload");
});

test("each switch, each lack and the cap stand in the way", () => {
  expect(decideReload({ ...DUE, enabled: false })).toBe("switched_off");
  expect(decideReload({ ...DUE, isStopped: true })).toBe("stopped");
  expect(decideReload({ ...DUE, areAllStopped: true })).toBe("all_stopped");
  for (const obstacle of RELOAD_OBSTACLES)
    expect(decideReload({ ...DUE, obstacles: [obstacle] })).toBe(obstacle);
  expect(decideReload({ ...DUE, reloadedThisMonth: parseIsc("200") })).toBe("reload");
  expect(decideReload({ ...DUE, reloadedThisMonth: parseIsc("201") })).toBe("cap_reached");
});

const isc = (most: number) => fc.bigInt({ min: 1n, max: BigInt(most) }).map((count) => count * TICKS_PER_ISC);
const course = fc.record({
  amount: isc(100),
  cap: isc(400),
  thresholdWeeks: fc.constantFrom(...THRESHOLDS),
  wishes: fc.array(
    fc.record({
      hours: fc.integer({ min: 0, max: 400 }),
      workers: fc.integer({ min: 0, max: 3 }),
      runwayDays: fc.integer({ min: 0, max: 40 }),
      isStopped: fc.boolean(),
    }),
    { maxLength: 30 },
  ),
});

test("for any course of wishes, workers and months: never two open, never over the cap", () => {
  fc.assert(
    fc.property(course, ({ amount, cap, thresholdWeeks, wishes }) => {
      const charged: { month: bigint; amount: bigint }[] = [];
      const ofMonth = (month: bigint): bigint =>
        charged.reduce((sum, one) => (one.month === month ? sum + one.amount : sum), 0n);
      let now = NOW as bigint;
      let open = 0;
      for (const { hours, workers, runwayDays, isStopped } of wishes) {
        now += BigInt(hours) * 3_600n;
        const { from } = capMonth(instant(now));
        const decide = () =>
          decideReload({
            ...DUE,
            now: instant(now),
            exhaustsAt: instant(now + BigInt(runwayDays) * 86_400n),
            thresholdWeeks,
            amount: ticks(amount),
            monthlyCap: ticks(cap),
            reloadedThisMonth: ticks(ofMonth(from)),
            isStopped,
          });
        // The partial unique index lets one be open; whoever comes second finds it there.
        open = Math.max(open, Number(decide() === "reload"));
        for (let worker = 0; worker < workers && open === 1; worker += 1, open -= 1)
          if (decide() === "reload") charged.push({ month: from, amount });
        if (open > 1 || ofMonth(from) > cap) return false;
      }
      return true;
    }),
  );
});

test("the cap's month is the calendar month in UTC, to the second", () => {
  const { from, to } = capMonth(NOW);
  expect([from, to]).toEqual([parseInstant("2026-11-01T00:00:00Z"), parseInstant("2026-12-01T00:00:00Z")]);
  expect(capMonth(to).from).toBe(to);
  expect(capMonth(instant(to - 1n)).to).toBe(to);
});

test("the pauses after failures double from a minute to six hours", () => {
  const pauses = Array.from({ length: MOST_ATTEMPTS }, (_, index) => pauseAfter(index + 1));
  expect(pauses.slice(0, 5)).toEqual([60n, 120n, 240n, 480n, 960n]);
  expect(pauses.at(-1)).toBe(21_600n);
  for (const [index, pause] of pauses.entries())
    expect(pause).toBeGreaterThanOrEqual(pauses[index - 1] ?? 0n);
});
