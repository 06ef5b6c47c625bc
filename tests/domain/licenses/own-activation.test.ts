import { expect, test } from "vitest";
import { inLockingOrder, parseDivision } from "@/lib/domain/licenses/own-activation";
import {
  decideAccept,
  decideClose,
  shownTransferState,
  TRANSFER_STATES,
} from "@/lib/domain/licenses/transfer";

const amounts = (text: string, article: string | null) =>
  parseDivision(text, article).map(({ amount }) => amount);

test("1000 iSC are divided over several customers", () => {
  expect(amounts("300 + 300 + 400", null)).toEqual([78_840_000_000n, 78_840_000_000n, 105_120_000_000n]);
});

test("pieces stand one a line, or with plus signs or semicolons between them", () => {
  for (const text of ["37\n63", "37+63", " 37 ; 63 "]) expect(amounts(text, "02-1")).toEqual([37n, 63n]);
});

test("what is no amount is refused whole", () => {
  const refusals = [
    ["", null, "division_malformed"],
    ["0", null, "amount_malformed"],
    ["12,50", null, "amount_malformed"],
    ["1.005", null, "amount_malformed"],
    ["1.5", "02-1", "quantity_invalid"],
    ["0", "02-1", "quantity_invalid"],
    ["5 -1", "02-1", "quantity_invalid"],
    ["1000001", "02-1", "quantity_invalid"],
    ["1 ".repeat(201), "02-1", "division_malformed"],
  ] as const;
  for (const [text, article, code] of refusals)
    expect(() => parseDivision(text, article)).toThrow(expect.objectContaining({ code }));
});

test("two hundred own activations, and a million pieces in one, are not too many", () => {
  expect(amounts("1 ".repeat(200), "02-1")).toHaveLength(200);
  expect(amounts("1000000", "02-1")).toEqual([1_000_000n]);
});

test("lots are locked in one order, whatever the order of the wish", () => {
  const wish = ["b", null, "a", null].map((articleNumber, at) => ({ articleNumber, amount: BigInt(at) }));
  expect(inLockingOrder(wish).map(({ amount }) => amount)).toEqual([1n, 3n, 2n, 0n]);
});

test("only what is offered can be accepted, withdrawn or declined", () => {
  for (const state of TRANSFER_STATES) {
    const open = state === "offered";
    expect(decideAccept({ state, keyState: "unused" })).toBe(open ? "acceptable" : "transfer_closed");
    expect(decideClose({ state })).toBe(open ? "closable" : "transfer_closed");
  }
});

test("a key that was used while it was offered is shown so, and cannot be accepted", () => {
  const offered = { state: "offered", keyState: "used" } as const;
  expect(shownTransferState(offered)).toBe("used");
  expect(decideAccept(offered)).toBe("activation_key_used");
  expect(shownTransferState({ state: "accepted", keyState: "used" })).toBe("accepted");
});
