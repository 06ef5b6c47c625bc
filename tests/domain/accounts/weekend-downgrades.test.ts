import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isRegular,
  type RateStep,
  weekendDips,
  weekendsBefore,
} from "@/lib/domain/accounts/weekend-downgrades";
import { instantOfLocalTime } from "@/lib/domain/display/local-time";
import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { ticksPerSecond } from "@/lib/domain/money/units";

const BERLIN = "Europe/Berlin";
/** A Wednesday: the weekend before is the first that is judged. */
const NOW = local("2026-11-25T00:00");

function local(text: string): Instant {
  return instantOfLocalTime(text, BERLIN) ?? instant(0n);
}

const stepsOf = (...steps: readonly (readonly [at: string, rate: bigint])[]): RateStep[] =>
  steps.map(([at, rate], index) => ({ at: local(at), version: index + 1, rate: ticksPerSecond(rate) }));

const ALL_WEEK = ["2026-01-01T00:00", 1_000n] as const;
const weekends = weekendsBefore(NOW, BERLIN);
const dipsIn = (steps: readonly RateStep[], now = NOW) => weekendDips(steps, weekendsBefore(now, BERLIN));
const weekendsOf = (steps: readonly RateStep[], now = NOW) =>
  dipsIn(steps, now).map(({ from }) => formatInstant(from).slice(0, 10));

/** Down on Friday evening, up on Monday morning, on weekends of October and November. */
const dippingOn = (fridays: readonly string[], low = 100n) =>
  stepsOf(
    ALL_WEEK,
    ...fridays.toSorted().flatMap((friday) => {
      const monday = new Date(Date.parse(`${friday}T00:00:00Z`) + 3 * 86_400_000).toISOString().slice(0, 10);
      return [[`${friday}T18:00`, low] as const, [`${monday}T07:00`, 1_000n] as const];
    }),
  );

/** Down to a tenth on a Friday evening, and up to a rate on Monday morning. */
const backTo = (rate: bigint) => stepsOf(ALL_WEEK, ["2026-11-20T18:00", 100n], ["2026-11-23T07:00", rate]);

/** Down to a tenth from one second to another. */
const dipsFrom = (down: string, up: string) => dipsIn(stepsOf(ALL_WEEK, [down, 100n], [up, 1_000n]));

describe("a weekend's downgrade", () => {
  it("is found with what was before, in between and after, and what it saved", () => {
    const [dip, ...others] = dipsIn(dippingOn(["2026-11-20"]));
    expect(others).toEqual([]);
    expect(dip).toMatchObject({
      from: local("2026-11-21T00:00"),
      to: local("2026-11-23T00:00"),
      before: 1_000n,
      lowest: 100n,
      after: 1_000n,
      saved: 900n * 2n * 86_400n,
      versions: [2, 3],
    });
  });

  it("saves a fifth at least, and comes back to nine tenths at least", () => {
    expect(weekendsOf(dippingOn(["2026-11-20"], 800n))).toHaveLength(1);
    expect(weekendsOf(backTo(900n))).toHaveLength(1);
    expect(weekendsOf(backTo(899n))).toEqual([]);
  });

  it("reaches from Thursday noon to the second in which Tuesday ends, with every change in between", () => {
    expect(dipsFrom("2026-11-19T12:00:01", "2026-11-25T00:00")).toMatchObject([{ versions: [2, 3] }]);
    expect(dipsFrom("2026-11-19T12:00", "2026-11-23T07:00")).toEqual([]);
    expect(dipsFrom("2026-11-20T18:00", "2026-11-25T00:00:01")).toEqual([]);
  });

  it("is a weekend's of the reader's clock, also when the clocks change", () =>
    expect(weekendsOf(dippingOn(["2026-10-23"]))).toEqual(["2026-10-23"]));

  it.each([
    ["less than a fifth", dippingOn(["2026-11-20"], 801n)],
    ["never up again", stepsOf(ALL_WEEK, ["2026-11-20T18:00", 100n])],
    ["up again on Wednesday", stepsOf(ALL_WEEK, ["2026-11-20T18:00", 100n], ["2026-11-25T08:00", 1_000n])],
    ["down in the week", stepsOf(ALL_WEEK, ["2026-11-16T18:00", 100n], ["2026-11-19T07:00", 1_000n])],
    ["down for good on a Monday", stepsOf(ALL_WEEK, ["2026-11-23T18:00", 100n])],
    ["for an hour", stepsOf(ALL_WEEK, ["2026-11-21T18:00", 0n], ["2026-11-21T19:00", 1_000n])],
    ["nothing rented", []],
  ])("is none: %s", (_what, steps) => expect(weekendsOf(steps)).toEqual([]));

  it("is judged when its Tuesday has passed, and forgotten after eight weekends", () => {
    const steps = dippingOn(["2026-11-20"]);
    expect(weekendsOf(steps, local("2026-11-24T23:59:59"))).toEqual([]);
    expect(weekendsOf(steps, local("2027-01-12T12:00"))).toHaveLength(1);
    expect(weekendsOf(steps, local("2027-01-20T12:00"))).toEqual([]);
  });

  it("three of eight are a pattern, two are not", () => {
    const fridays = ["2026-11-20", "2026-10-30", "2026-10-09"];
    expect(isRegular(dipsIn(dippingOn(fridays)))).toBe(true);
    expect(isRegular(dipsIn(dippingOn(fridays.slice(1))))).toBe(false);
  });

  it("never comes from a configuration that only grows", () => {
    const anyGrowth = fc.array(fc.tuple(fc.nat(80 * 86_400), fc.bigInt({ min: 0n, max: 900n })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(anyGrowth, (growth) => {
        let rate = 0n;
        const steps = growth
          .toSorted(([one], [other]) => one - other)
          .map(([before, more], index) => ({
            at: instant(NOW - 80n * 86_400n + BigInt(before)),
            version: index + 1,
            rate: ticksPerSecond((rate += more)),
          }));
        expect(weekendDips(steps, weekends)).toEqual([]);
      }),
    );
  });
});
