import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WEEK_SECONDS, dueWarning, rearmed, weeks } from "@/lib/domain/accounts/warnings";
import { type Seconds, seconds } from "@/lib/domain/instant";

const lessOne = (length: Seconds) => seconds(length - 1n);
const plusOne = (length: Seconds) => seconds(length + 1n);

describe("warnings before the credit ends", () => {
  it.each([7, 6, 5, 4, 3, 2, 1])(
    "the warning of week %d is due from the second in which so many weeks remain",
    (week) => {
      const sent = [7, 6, 5, 4, 3, 2, 1].filter((index) => index > week);
      expect(dueWarning({ remaining: plusOne(weeks(week)), sent })).toBeNull();
      expect(dueWarning({ remaining: weeks(week), sent })).toBe(week);
      expect(dueWarning({ remaining: weeks(week), sent: [...sent, week] })).toBeNull();
    },
  );

  it("nobody is warned of an end more than seven weeks away, or of none", () => {
    expect(dueWarning({ remaining: plusOne(weeks(7)), sent: [] })).toBeNull();
    expect(dueWarning({ remaining: null, sent: [] })).toBeNull();
  });

  it("the stop has a mail of its own, once", () => {
    expect(dueWarning({ remaining: seconds(1n), sent: [1] })).toBeNull();
    expect(dueWarning({ remaining: seconds(0n), sent: [1] })).toBe(0);
    expect(dueWarning({ remaining: seconds(0n), sent: [1, 0] })).toBeNull();
  });

  it("after an outage only the most urgent is sent, and the ones it overtook never", () => {
    expect(dueWarning({ remaining: lessOne(weeks(3)), sent: [7] })).toBe(3);
    expect(dueWarning({ remaining: lessOne(weeks(3)), sent: [7, 3] })).toBeNull();
    expect(dueWarning({ remaining: lessOne(weeks(3)), sent: [2] })).toBeNull();
    expect(dueWarning({ remaining: seconds(0n), sent: [7] })).toBe(0);
    expect(dueWarning({ remaining: seconds(0n), sent: [0] })).toBeNull();
  });

  it("a charge clears the marks of the weeks the account has left, and keeps the others", () => {
    const sent = [7, 6, 5, 4, 3, 2];
    expect(rearmed({ remaining: plusOne(weeks(4)), sent })).toEqual([7, 6, 5]);
    expect(rearmed({ remaining: weeks(4), sent })).toEqual([7, 6, 5, 4]);
    expect(rearmed({ remaining: plusOne(weeks(7)), sent })).toEqual([]);
    expect(rearmed({ remaining: null, sent })).toEqual([]);
    expect(rearmed({ remaining: seconds(1n), sent: [1, 0] })).toEqual([1]);
  });

  it("after a charge the warnings come again, each in its week", () => {
    const sent = rearmed({ remaining: plusOne(weeks(4)), sent: [7, 6, 5, 4, 3, 2] });
    expect(dueWarning({ remaining: plusOne(weeks(4)), sent })).toBeNull();
    expect(dueWarning({ remaining: weeks(4), sent })).toBe(4);
  });
});

type Moment = Readonly<{
  remaining: Seconds;
  lifted: boolean;
  jobRan: boolean;
  due: number | null;
  marks: number[];
}>;

/** Lets time pass and credit come in; after each step the warning job runs, or is down. */
const anyLife: fc.Arbitrary<Moment[]> = fc
  .array(
    fc.record({
      length: fc.bigInt({ min: 0n, max: 3n * WEEK_SECONDS }),
      lifts: fc.boolean(),
      jobRan: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    let remaining = weeks(9);
    let sent: number[] = [];
    return steps.map(({ length, lifts, jobRan }) => {
      const lifted = lifts && length > 0n;
      remaining = lifts ? seconds(remaining + length) : leftAfter(remaining, length);
      sent = lifted ? rearmed({ remaining, sent }) : sent;
      const due = jobRan ? dueWarning({ remaining, sent }) : null;
      sent = due === null ? sent : [...sent, due];
      return { remaining, lifted, jobRan, due, marks: sent };
    });
  });
const leftAfter = (remaining: Seconds, passed: bigint) =>
  seconds(passed < remaining ? remaining - passed : 0n);

describe("over the life of an account", () => {
  it("no warning comes twice without a lift between, and none that a more urgent one has overtaken", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        let last = Number.POSITIVE_INFINITY;
        for (const { lifted, due } of life) {
          if (lifted) last = Number.POSITIVE_INFINITY;
          if (due === null) continue;
          expect(due).toBeLessThan(last);
          last = due;
        }
      }),
    );
  });

  it("below seven weeks nobody stays unwarned once the job has run", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { remaining, marks } of life.filter(
          ({ remaining, jobRan }) => jobRan && remaining <= weeks(7),
        )) {
          const urgent = weeks(Math.min(...marks));
          expect(urgent).toBeGreaterThanOrEqual(remaining);
          expect(urgent - remaining).toBeLessThan(WEEK_SECONDS);
        }
      }),
    );
  });
});
