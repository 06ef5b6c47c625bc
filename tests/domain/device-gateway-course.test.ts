import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backOff, readRetryAfter, waitAsTold } from "@/gateway/back-off";
import { type Attempt, type Course, FIRST_COURSE, nextStep } from "@/gateway/course";
import { seededRandom } from "@/gateway/random";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.nat(2_000);

describe("waiting before the next attempt", () => {
  test("is half to whole of a span that doubles up to a minute", () => {
    const spans = [0, 1, 2, 3, 4, 5, 6, 7, 50].map((count) =>
      [0, 0.999_999].map((random) => backOff({ failures: count, firstMilliseconds: 1_000, random })),
    );
    expect(spans).toEqual([
      [500, 1_000],
      [1_000, 2_000],
      [2_000, 4_000],
      [4_000, 8_000],
      [8_000, 16_000],
      [16_000, 32_000],
      [30_000, 60_000],
      [30_000, 60_000],
      [30_000, 60_000],
    ]);
  });

  test("is never nothing and never more than a minute, whatever the portal names as a first span", () =>
    fc.assert(
      fc.property(failures, fc.integer({ min: -5, max: 1e9 }), chance, (count, firstMilliseconds, random) => {
        const wait = backOff({ failures: count, firstMilliseconds, random });
        expect(wait).toBeGreaterThanOrEqual(50);
        expect(wait).toBeLessThanOrEqual(60_000);
      }),
    ));

  test("spreads a thousand that failed together over the span", () => {
    const random = seededRandom(7);
    const waits = Array.from({ length: 1_000 }, () =>
      backOff({ failures: 3, firstMilliseconds: 2_000, random: random() }),
    );
    const perSecond = Map.groupBy(waits, (wait) => Math.floor(wait / 1_000));
    expect(Math.max(...[...perSecond.values()].map(({ length }) => length))).toBeLessThan(200);
  });

  test("is what the portal asked for, and a little more, but never hours", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), chance, (hint, random) => {
        const wait = waitAsTold(hint, random);
        expect(wait).toBeGreaterThanOrEqual(Math.min(hint, 3_600_000));
        expect(wait).toBeLessThanOrEqual(3_960_000);
      }),
    ));

  test.each<[string | null, number | null]>([
    ["7", 7_000],
    ["0", 0],
    [" 30 ", 30_000],
    ["Tue, 14 Jul 2026 09:01:00 GMT", 60_000],
    ["Tue, 14 Jul 2026 08:00:00 GMT", 0],
    ["soon", null],
    ["", null],
    [null, null],
  ])("reads Retry-After: %j as %j", (header, milliseconds) => {
    expect(readRetryAfter(header, 1_784_019_600)).toBe(milliseconds);
  });
});

const attempt = (result: Attempt["result"], hints: Partial<Attempt> = {}): Attempt => ({
  result,
  hintMilliseconds: null,
  retryMilliseconds: null,
  ...hints,
});

describe("keeping in touch", () => {
  const pace = { now: 5_000, random: 0, intervalMilliseconds: 60_000 };
  const walk = (results: readonly Attempt["result"][]): Course =>
    results.reduce((course, result) => nextStep(course, attempt(result), pace).course, FIRST_COURSE);

  test("waits longer with each failure, and begins anew after a stream that was good", () => {
    expect(walk(["failed", "failed", "failed"]).failures).toBe(3);
    expect(walk(["failed", "failed", "heard"]).failures).toBe(0);
    const { waitMilliseconds } = nextStep(walk(["failed", "failed"]), attempt("failed"), pace);
    expect(waitMilliseconds).toBe(4_000);
  });

  test("counts from the portal's own retry, and does what a goodbye asks", () => {
    const told = nextStep(FIRST_COURSE, attempt("heard", { retryMilliseconds: 3_000 }), pace);
    expect(told).toMatchObject({ waitMilliseconds: 1_500, course: { retryMilliseconds: 3_000 } });
    expect(nextStep(told.course, attempt("failed"), pace).waitMilliseconds).toBe(3_000);
    const bye = nextStep(told.course, attempt("heard", { hintMilliseconds: 7_777 }), pace);
    expect(bye.waitMilliseconds).toBe(7_777);
  });

  test("asks at once where there are no events, goes on asking, and tries events again later", () => {
    const polling = nextStep(FIRST_COURSE, attempt("no_events"), pace);
    expect(polling).toMatchObject({ waitMilliseconds: 0, course: { pollsUntil: 605_000 } });
    expect(nextStep(polling.course, attempt("asked"), pace)).toEqual({
      course: polling.course,
      waitMilliseconds: 54_000,
    });
  });

  test("gives up streams that bring nothing, but not one that was cut once", () => {
    expect(walk(["mute", "heard", "mute"]).pollsUntil).toBe(-Infinity);
    expect(walk(["mute", "failed", "mute"]).pollsUntil).toBe(-Infinity);
    expect(walk(["mute", "mute"]).pollsUntil).toBe(605_000);
  });

  test("never waits for nothing but on the way from events to asking", () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("asked", "heard", "mute", "no_events", "failed"), { maxLength: 30 }),
        chance,
        (results, random) => {
          let course = FIRST_COURSE;
          for (const result of results) {
            const step = nextStep(course, attempt(result as Attempt["result"]), { ...pace, random });
            const isSwitch = step.course.pollsUntil > course.pollsUntil;
            expect(step.waitMilliseconds > 0 || isSwitch).toBe(true);
            course = step.course;
          }
        },
      ),
    ));
});

test("the same seed gives the same chance, and chance is spread evenly", () => {
  const [one, other] = [seededRandom(42), seededRandom(42)];
  const numbers = Array.from({ length: 10_000 }, () => one());
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => other()));
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(Math.abs(numbers.reduce((sum, number) => sum + number, 0) / numbers.length - 0.5)).toBeLessThan(
    0.02,
  );
});
