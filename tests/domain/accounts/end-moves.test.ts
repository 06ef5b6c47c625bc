import { expect, test } from "vitest";
import { endMoveOf, type LedgerMove } from "@/lib/domain/accounts/end-moves";
import { instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";

const rates = { rateBefore: ticksPerSecond(10n), rateAfter: ticksPerSecond(20n) };
const at = instant(7n);
const id = "3";
const change: LedgerMove = {
  kind: "change",
  id,
  at,
  source: "token",
  amount: ticks(0n),
  ...rates,
  followsCharge: false,
  hasNewPrices: false,
};

test("a charge is told by its amount, and whether somebody made it or the reloading service", () => {
  const charged = { ...change, kind: "charge", amount: ticks(5n) } as const;
  expect(endMoveOf(charged)).toEqual({ kind: "charge", id, at, amount: 5n });
  expect(endMoveOf({ ...charged, source: "reload" })).toMatchObject({ kind: "reload", amount: 5n });
});

test("a change is told by the consumption before and after, and by whether new prices came with it", () => {
  expect(endMoveOf(change)).toEqual({ kind: "change", id, at, ...rates });
  expect(endMoveOf({ ...change, hasNewPrices: true })).toMatchObject({ kind: "change-at-new-prices" });
});

test("what follows a charge of the same second are its prices", () => {
  expect(endMoveOf({ ...change, hasNewPrices: true, followsCharge: true })).toMatchObject({ kind: "prices" });
});
