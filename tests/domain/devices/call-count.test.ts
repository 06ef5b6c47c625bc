import fc from "fast-check";
import { expect, test } from "vitest";
import { CallCount, parseCallCount } from "@/lib/domain/devices/call-count";

test("numbers that rise are taken, each once", () => {
  const calls = new CallCount();
  expect([1, 2, 5, 5, 3, 4, 3, 1].map((count) => calls.take(count))).toEqual([
    true,
    true,
    true,
    false,
    true,
    true,
    false,
    false,
  ]);
});

test("63 behind the highest is still told from one that was made before, 64 is not", () => {
  const calls = new CallCount();
  expect([100, 37, 36, 37].map((count) => calls.take(count))).toEqual([true, true, false, false]);
});

test("whatever comes in whatever order, nothing is taken twice, and what is new and near always is", () => {
  const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2 ** 40 })), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(steps, (counts) => {
      const calls = new CallCount();
      const taken = new Set<number>();
      for (const count of counts) {
        const isNear = count > Math.max(0, ...taken) - 64;
        expect(calls.take(count)).toBe(isNear && !taken.has(count));
        if (isNear) taken.add(count);
      }
    }),
  );
});

test("a number is written in decimal, without anything else", () => {
  expect(parseCallCount("1")).toBe(1);
  expect(parseCallCount("999999999999999")).toBe(999_999_999_999_999);
  for (const text of ["", "0", "01", "-1", "1.0", "1e3", " 1", "1000000000000000", "one"])
    expect(parseCallCount(text)).toBeNull();
});
