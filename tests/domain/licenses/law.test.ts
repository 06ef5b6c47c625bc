import fc from "fast-check";
import { expect, test } from "vitest";
import { decideLaw, LAW_PLACES, type LawSums, NO_SUMS } from "@/lib/domain/licenses/law";

const sumsOf = (sums: Partial<LawSums>): LawSums => ({ ...NO_SUMS, ...sums });

test("1000 iSC divided over three customers, one of whom has used some", () => {
  const sums = sumsOf({ issued: 1000n, inOwnActivations: 300n, inAccounts: 650n, consumed: 50n });
  expect(decideLaw({ articleNumber: null, held: sums, moved: sums })).toEqual({
    holds: true,
    missing: 0n,
    disagreeing: [],
  });
});

test("a piece that is nowhere is missing, one that is twice came from nowhere", () => {
  const held = sumsOf({ issued: 10n, leftInProjects: 9n });
  expect(decideLaw({ articleNumber: "a", held, moved: held })).toMatchObject({ holds: false, missing: 1n });
  const twice = sumsOf({ issued: 10n, leftInProjects: 10n, onDevices: 1n });
  expect(decideLaw({ articleNumber: "a", held: twice, moved: twice })).toMatchObject({ missing: -1n });
});

test("what adds up in one witness alone does not hold", () => {
  const held = sumsOf({ issued: 10n, leftInProjects: 10n });
  const moved = sumsOf({ issued: 10n, leftInProjects: 7n, onDevices: 3n });
  expect(decideLaw({ articleNumber: "a", held, moved })).toEqual({
    holds: false,
    missing: 0n,
    disagreeing: ["leftInProjects", "onDevices"],
  });
});

test("it holds whatever is moved from one place to another, and fails for a single tick", () => {
  const place = fc.constantFrom(...LAW_PLACES);
  fc.assert(
    fc.property(fc.array(fc.tuple(place, fc.bigInt(0n, 2n ** 63n))), place, (parts, odd) => {
      const sums: Record<keyof LawSums, bigint> = { ...NO_SUMS };
      for (const [where, amount] of parts) {
        sums[where] += amount;
        sums.issued += amount;
      }
      expect(decideLaw({ articleNumber: null, held: sums, moved: sums }).holds).toBe(true);
      const held = { ...sums, [odd]: sums[odd] + 1n };
      expect(decideLaw({ articleNumber: null, held, moved: sums })).toMatchObject({
        holds: false,
        missing: -1n,
      });
    }),
  );
});
