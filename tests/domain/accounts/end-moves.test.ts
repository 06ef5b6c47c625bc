import { expect, test } from "vitest";
import { endMoveOf, type LedgerMove } from "@/lib/domain/accounts/end-moves";
import { instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";

const rates = { rateBefore: ticksPerSecond(10n), rateAfter: ticksPerSecond(20n) };
const at = instant(7n);
const sequence = 3n;
const change: LedgerMove = {
  kind: "change",
  sequence,
  at,
  amount: ticks(0n),
  ...rates,
  followsCharge: false,
  hasNewPrices: false,
  contractNumber: null,
};

test("a charge is told by its amount", () => {
  const charged = { ...change, kind: "charge", amount: ticks(5n), contractNumber: "SR-1" } as const;
  expect(endMoveOf(charged)).toEqual({ kind: "charge", sequence, at, amount: 5n });
});

test("a change is told by the consumption before and after, and by whether new prices came with it", () => {
  expect(endMoveOf(change)).toEqual({ kind: "change", sequence, at, ...rates });
  expect(endMoveOf({ ...change, hasNewPrices: true })).toMatchObject({ kind: "change-at-new-prices" });
});

test("what follows a charge of the same second are its prices", () => {
  expect(endMoveOf({ ...change, hasNewPrices: true, followsCharge: true })).toMatchObject({ kind: "prices" });
});

test("a change in the second a contract ended in is that contract's end", () => {
  const ended = endMoveOf({ ...change, contractNumber: "SR-1" });
  expect(ended).toEqual({ kind: "contract", sequence, at, contractNumber: "SR-1", ...rates });
});
