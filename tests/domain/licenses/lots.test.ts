import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { takeFromLots } from "@/lib/domain/licenses/lots";
import { Refusal } from "@/lib/domain/refusal";

const PORT = "02-00039-002";
const lotsOf = (...left: bigint[]) => left.map((amount, index) => ({ id: `lot ${index}`, left: amount }));

describe("taking from what keys brought", () => {
  test("the oldest goes first, and the next pays the rest", () => {
    expect(takeFromLots(lotsOf(3n, 0n, 5n), { articleNumber: PORT, amount: 4n })).toEqual([
      { lotId: "lot 0", amount: 3n },
      { lotId: "lot 2", amount: 1n },
    ]);
  });

  test("one piece more than there is is refused, and the sentence knows how many there are", () => {
    const takeNine = () => takeFromLots(lotsOf(3n, 5n), { articleNumber: PORT, amount: 9n });
    expect(takeNine).toThrow(new Refusal("not_enough_left", { article: PORT, left: "8" }));
  });

  test("credits that are missing are told in iSC", () => {
    const lots = lotsOf(262_800_000n);
    expect(() => takeFromLots(lots, { articleNumber: null, amount: 525_600_000n })).toThrow(
      new Refusal("not_enough_left", { article: "iSC", left: "1.00" }),
    );
  });

  test("whatever is taken is exactly what was wanted, and no lot gives more than it has", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 50n), { maxLength: 8 }), fc.bigInt(1n, 400n), (left, amount) => {
        const lots = lotsOf(...left);
        const all = left.reduce((sum, each) => sum + each, 0n);
        fc.pre(amount <= all);
        const takings = takeFromLots(lots, { articleNumber: PORT, amount });
        expect(takings.reduce((sum, taking) => sum + taking.amount, 0n)).toBe(amount);
        for (const taking of takings)
          expect(taking.amount).toBeLessThanOrEqual(lots.find(({ id }) => id === taking.lotId)?.left ?? 0n);
      }),
    );
  });
});
