import { expect, it } from "vitest";
import { charge } from "@/lib/domain/accounts/charge";
import { explain } from "@/lib/domain/accounts/explanation";
import { newAccount } from "@/lib/domain/accounts/facts";
import { rentalEndsOf } from "@/lib/domain/accounts/rental-ends";
import { instant } from "@/lib/domain/instant";
import { parseDivision } from "@/lib/domain/licenses/own-activation";
import { cents, MAX_TICKS, ticks, ticksPerSecond } from "@/lib/domain/money/units";

const zero = instant(0n);

/** So many amounts of one, in one field. */
const parts = (count: number) => Array.from({ length: count }, () => "1").join("+");

it("an account holds exactly what a BIGINT does, and not a tick more", () => {
  expect(charge(newAccount(zero), { ticks: MAX_TICKS }, zero).facts.balance).toBe(MAX_TICKS);
  const full = { ...newAccount(zero), balance: MAX_TICKS };
  expect(() => charge(full, { ticks: ticks(1n) }, zero)).toThrow(
    expect.objectContaining({ code: "balance_too_high" }),
  );
});

it("a key is divided into at most two hundred, and holds at most a million pieces", () => {
  expect(parseDivision(parts(200), null)).toHaveLength(200);
  expect(() => parseDivision(parts(201), null)).toThrow(
    expect.objectContaining({ code: "division_malformed" }),
  );
  expect(parseDivision("1000000", "02-1")).toEqual([{ articleNumber: "02-1", amount: 1_000_000n }]);
  expect(() => parseDivision("1000001", "02-1")).toThrow(
    expect.objectContaining({ code: "quantity_invalid" }),
  );
});

it("what rents nothing ends nothing, and in its own second an end leaves nothing of what it carries", () => {
  const lines = [{ quantity: 2, price: cents(30n) }];
  const at = instant(9n);
  expect(rentalEndsOf([{ endsAt: instant(5n), lines: [] }])).toEqual([]);
  expect(rentalEndsOf([{ endsAt: at, lines }])).toEqual([{ at, rate: 0n, rented: false }]);
});

it("the present second is not ahead, and the second of the end is told as the end", () => {
  const basis = { sequence: 1n, kind: "change", at: zero, balance: ticks(10n), version: 1 } as const;
  const running = { ...basis, rateAfter: ticksPerSecond(5n), rentedAfter: true };
  expect(explain(running, instant(2n), instant(2n))).toMatchObject({
    isAhead: false,
    exhaustedAt: 2n,
    contractEndedAt: null,
  });
  expect(explain(running, instant(1n), instant(0n))).toMatchObject({ isAhead: true, exhaustedAt: null });
});
