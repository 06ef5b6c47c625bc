import { describe, expect, it } from "vitest";
import { balanceAt, exhaustionOf, stateAt } from "@/lib/domain/accounts/balance";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { charge } from "@/lib/domain/accounts/charge";
import type { Line, PbxLines, PriceOf } from "@/lib/domain/accounts/configuration";
import { decideConfigurationChange } from "@/lib/domain/accounts/decide-configuration-change";
import { newAccount } from "@/lib/domain/accounts/facts";
import { instant } from "@/lib/domain/instant";
import { monthlyIsc, parseIsc } from "@/lib/domain/money/amount";
import { cents, ticks } from "@/lib/domain/money/units";

const PRICES: Readonly<Record<string, readonly [onPremises: bigint, cloud: bigint]>> = {
  Port: [60n, 90n],
  UC: [185n, 210n],
  Free: [0n, 0n],
};
const priceOf: PriceOf = (article, scenario) => {
  const prices = PRICES[article];
  return prices === undefined ? null : cents(prices[scenario === "cloud" ? 1 : 0]);
};
const dearer: PriceOf = (article, scenario) => cents((priceOf(article, scenario) ?? 0n) * 2n);
const costly: PriceOf = () => cents(10n ** 11n);
const pbx = (serial: string, ...lines: Line[]): PbxLines => ({ serial, scenario: "on_premises", lines });
const line = (article: string, quantity: number): Line => ({ article, quantity });
const charged = (isc: string) => charge(newAccount(instant(0n)), { ticks: parseIsc(isc) }, instant(0n)).facts;

describe("changing what is rented", () => {
  it("the rental starts in the second of the change, at the prices in force", () => {
    const { entries, facts, configuration } = changeConfiguration(
      charged("10"),
      { pbxs: [pbx("A", line("Port", 25), line("UC", 25))], priceOf },
      instant(17n),
    );
    expect(entries.map(({ kind, amount, event }) => [kind, amount, event])).toEqual([
      ["change", 0n, "started"],
    ]);
    expect([monthlyIsc(facts.rate), exhaustionOf(facts)]).toEqual(["61.25", 429_078n]);
    expect(configuration[0]?.lines).toEqual([
      { article: "Port", quantity: 25, price: 60n },
      { article: "UC", quantity: 25, price: 185n },
    ]);
  });

  it("each PBX has the prices of where it runs", () => {
    const cloud: PbxLines = { ...pbx("B", line("Port", 1)), scenario: "cloud" };
    const { facts } = changeConfiguration(
      charged("1"),
      { pbxs: [pbx("A", line("Port", 1)), cloud], priceOf },
      instant(0n),
    );
    expect(monthlyIsc(facts.rate)).toBe("1.50");
  });

  it("a change of one PBX puts all of them on the new prices", () => {
    const before = changeConfiguration(
      charged("10"),
      { pbxs: [pbx("A", line("Port", 10))], priceOf },
      instant(0n),
    );
    const pbxs = [pbx("A", line("Port", 10)), pbx("B", line("UC", 1))];
    const { facts, entries } = changeConfiguration(before.facts, { pbxs, priceOf: dearer }, instant(100n));
    expect(monthlyIsc(facts.rate)).toBe("15.70");
    expect(entries.map(({ kind, amount, event }) => [kind, amount, event])).toEqual([
      ["rental", -60_000n, null],
      ["change", 0n, "changed"],
    ]);
  });

  it("one second must be payable: at one tick less the change is refused", () => {
    const dust = { ...newAccount(instant(0n)), balance: ticks(210n) };
    const pbxs = [{ ...pbx("A", line("UC", 1)), scenario: "cloud" as const }];
    expect(changeConfiguration(dust, { pbxs, priceOf }, instant(0n)).facts.rate).toBe(210n);
    const lessByOne = { ...dust, balance: ticks(209n) };
    expect(() => changeConfiguration(lessByOne, { pbxs, priceOf }, instant(0n))).toThrow("balance_too_low");
  });

  it("a free article needs a positive balance too", () => {
    const change = { pbxs: [pbx("A", line("Free", 9))], priceOf };
    expect(() => changeConfiguration(newAccount(instant(0n)), change, instant(0n))).toThrow(
      "balance_too_low",
    );
    expect(changeConfiguration(charged("0.01"), change, instant(0n)).entries.at(-1)?.event).toBe("started");
  });

  it("removing all licenses ends the debit in that second, also when the account is stopped", () => {
    const { facts } = changeConfiguration(
      charged("5"),
      { pbxs: [pbx("A", line("Port", 3))], priceOf },
      instant(0n),
    );
    const ended = changeConfiguration(facts, { pbxs: [pbx("A", line("Port", 0))], priceOf }, instant(3_600n));
    expect(ended.entries.map(({ event }) => event)).toEqual([null, "ended"]);
    expect(balanceAt(ended.facts, instant(10n ** 9n))).toBe(1_313_352_000n);
    const late = changeConfiguration(facts, { pbxs: [], priceOf }, instant(10n ** 9n));
    expect(late.entries.map(({ event }) => event)).toEqual(["stopped", "ended"]);
    expect(stateAt(late.facts, instant(10n ** 9n))).toBe("idle");
  });

  it("an article without a price in this scenario is refused by name", () => {
    const change = { pbxs: [pbx("A", line("Fax", 1))], priceOf };
    expect(() => changeConfiguration(charged("5"), change, instant(0n))).toThrow(
      'price_missing {"article":"Fax","scenario":"on_premises"}',
    );
  });

  it("more than a ledger can count is refused", () => {
    const pbxs = Array.from({ length: 100 }, (_, row) => pbx(`${row}`, line("Port", 1_000_000)));
    expect(() => changeConfiguration(charged("5"), { pbxs, priceOf: costly }, instant(0n))).toThrow(
      "rate_too_high",
    );
  });
});

describe("two views of one configuration", () => {
  it.each([
    ["a view that is up to date applies", { savedVersion: 3, basedOn: 3, sameAsSaved: false }, "apply"],
    [
      "confirming it again from an up-to-date view applies the prices",
      { savedVersion: 3, basedOn: 3, sameAsSaved: true },
      "apply",
    ],
    ["a machine that names no version overwrites", { savedVersion: 3, sameAsSaved: false }, "apply"],
    [
      "the same configuration confirmed by two tabs counts once",
      { savedVersion: 3, basedOn: 2, sameAsSaved: true },
      "already_applied",
    ],
    [
      "a change based on an outdated view is refused",
      { savedVersion: 3, basedOn: 2, sameAsSaved: false },
      "outdated",
    ],
    [
      "so is one from a version that never was",
      { savedVersion: 3, basedOn: 4, sameAsSaved: false },
      "outdated",
    ],
  ] as const)("%s", (_, view, decision) => expect(decideConfigurationChange(view)).toBe(decision));
});
