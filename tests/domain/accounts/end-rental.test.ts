import { expect, test } from "vitest";
import { charge } from "@/lib/domain/accounts/charge";
import type { PbxConfiguration } from "@/lib/domain/accounts/configuration";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { endRental } from "@/lib/domain/accounts/end-rental";
import { newAccount } from "@/lib/domain/accounts/facts";
import { instant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { cents, ticks } from "@/lib/domain/money/units";

const pbx = (serial: string, scenario: "on_premises" | "cloud"): PbxConfiguration => ({
  serial,
  scenario,
  lines: [{ article: "Port", quantity: 1, price: cents(100n) }],
});
const PBXS = [pbx("A", "on_premises"), pbx("B", "cloud")];
const running = (amount: bigint) => {
  const { facts } = charge(newAccount(instant(0n)), { ticks: ticks(amount) }, instant(0n));
  return changeConfiguration(facts, { pbxs: PBXS, priceOf: () => cents(100n) }, instant(0n)).facts;
};

test("what ends is debited up to that second and not a tick more", () => {
  const before = running(parseIsc("10"));
  const { entries, facts } = endRental(before, { pbxs: PBXS, ended: ["A", "B"] }, instant(60n));
  expect(entries.map(({ kind, at, amount, event }) => [kind, at, amount, event])).toEqual([
    ["rental", 60n, -12_000n, null],
    ["change", 60n, 0n, "ended"],
  ]);
  expect(facts).toEqual({ balance: before.balance - 12_000n, rate: 0n, rented: false, settledAt: 60n });
});

test("the other PBXs go on at the prices they have", () => {
  const { facts, configuration } = endRental(
    running(parseIsc("10")),
    { pbxs: PBXS, ended: ["B"] },
    instant(60n),
  );
  expect([facts.rate, facts.rented]).toEqual([100n, true]);
  expect(configuration).toEqual([PBXS[0], { ...PBXS[1], lines: [] }]);
});

test("a rental that has stopped ends too, where a change would be refused", () => {
  const stopped = running(250n);
  const { entries, facts } = endRental(stopped, { pbxs: PBXS, ended: ["B"] }, instant(100n));
  expect(entries.map(({ kind, at, amount }) => [kind, at, amount])).toEqual([
    ["rental", 1n, -200n],
    ["change", 100n, 0n],
  ]);
  expect([facts.balance, facts.rate, facts.rented]).toEqual([50n, 100n, true]);
});
