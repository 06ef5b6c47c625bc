import { expect, test } from "vitest";
import { parseIsc } from "@/lib/domain/money/amount";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { type Applicant, mayGoOnReloading, mayReload } from "@/lib/domain/reloads/may-reload";

const READY: Applicant = {
  contract: "allowed",
  chargedByHand: parseIsc("60"),
  rate: ticksPerSecond(6_000n),
  billing: { hasBuyer: true, hasSeller: true, hasPrice: true, hasVat: true },
};
const missing = (applicant: Applicant) => mayReload(applicant).map(({ obstacle }) => obstacle);

test("one month of iSC, charged by hand before, is enough to the tick", () => {
  expect(missing(READY)).toEqual([]);
  const short = { ...READY, chargedByHand: ticks(READY.chargedByHand - 1n) };
  expect(mayReload(short)).toEqual([
    { obstacle: "charge_missing", needed: parseIsc("60"), charged: short.chargedByHand },
  ]);
});

test("an account that rents nothing must have been charged by hand, too", () => {
  const idle = { ...READY, rate: ticksPerSecond(0n) };
  expect(missing(idle)).toEqual([]);
  expect(missing({ ...idle, chargedByHand: ticks(0n) })).toEqual(["charge_missing"]);
});

test("everything that is missing is told at once, in the order in which it is put right", () => {
  const none = { hasBuyer: false, hasSeller: false, hasPrice: false, hasVat: false };
  const nothing = {
    ...READY,
    contract: "contract_undecided",
    chargedByHand: ticks(0n),
    billing: none,
  } as const;
  expect(missing(nothing)).toEqual([
    "contract",
    "charge_missing",
    "billing_missing",
    "seller_missing",
    "price_missing",
  ]);
  expect(missing({ ...READY, billing: { ...READY.billing, hasVat: false } })).toEqual(["vat_id_missing"]);
});

test("once it is on, the month by hand is not asked for again", () => {
  expect(mayGoOnReloading({ contract: "contract_ended", billing: READY.billing })).toEqual([
    { obstacle: "contract", word: "contract_ended" },
  ]);
  expect(mayGoOnReloading(READY)).toEqual([]);
});
