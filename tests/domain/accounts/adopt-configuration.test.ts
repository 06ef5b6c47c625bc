import { expect, test } from "vitest";
import { adoptConfiguration } from "@/lib/domain/accounts/adopt-configuration";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { charge } from "@/lib/domain/accounts/charge";
import type { PbxConfiguration } from "@/lib/domain/accounts/configuration";
import { newAccount } from "@/lib/domain/accounts/facts";
import { instant } from "@/lib/domain/instant";
import { cents, ticks } from "@/lib/domain/money/units";

const pbx = (serial: string, price: bigint): PbxConfiguration => ({
  serial,
  scenario: "on_premises",
  lines: [{ article: "Port", quantity: 1, price: cents(price) }],
});
const running = (amount: bigint) => {
  const { facts } = charge(newAccount(instant(0n)), { ticks: ticks(amount) }, instant(0n));
  const pbxs = [pbx("A", 100n), pbx("B", 100n)];
  return changeConfiguration(facts, { pbxs, priceOf: () => cents(100n) }, instant(0n)).facts;
};

test("what was dearer is debited up to that second, and what is free from then on costs nothing", () => {
  const { entries, facts } = adoptConfiguration(
    running(1_000_000n),
    [pbx("A", 0n), pbx("B", 100n)],
    instant(60n),
  );
  expect(entries.map(({ kind, at, amount, event }) => [kind, at, amount, event])).toEqual([
    ["rental", 60n, -12_000n, null],
    ["change", 60n, 0n, "repriced"],
  ]);
  expect(facts).toMatchObject({ balance: 988_000n, rate: 100n, rented: true });
});

test("a rental that had stopped goes on where what is left pays for the rest", () => {
  const { entries, facts } = adoptConfiguration(running(250n), [pbx("A", 0n), pbx("B", 0n)], instant(100n));
  expect(entries.map(({ kind, at, event }) => [kind, at, event])).toEqual([
    ["rental", 1n, "stopped"],
    ["change", 100n, "resumed"],
  ]);
  expect([facts.balance, facts.rate]).toEqual([50n, 0n]);
});
