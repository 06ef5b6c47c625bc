import { describe, expect, it } from "vitest";
import { balanceAt, stateAt } from "@/lib/domain/accounts/balance";
import { charge } from "@/lib/domain/accounts/charge";
import { type AccountFacts, newAccount } from "@/lib/domain/accounts/facts";
import { forfeit } from "@/lib/domain/accounts/forfeit";
import { instant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { MAX_TICKS, ticks, ticksPerSecond } from "@/lib/domain/money/units";

const stopped: AccountFacts = {
  balance: ticks(470n),
  rate: ticksPerSecond(1_295n),
  rented: true,
  settledAt: instant(202_934n),
};

describe("a charge adds credit, and what waits starts at once", () => {
  it("the first charge of an idle account starts nothing", () => {
    const { entries, facts } = charge(newAccount(instant(0n)), { ticks: parseIsc("10") }, instant(5n));
    expect(entries.map(({ kind, amount, balance, event }) => [kind, amount, balance, event])).toEqual([
      ["charge", 2_628_000_000n, 2_628_000_000n, null],
    ]);
    expect([facts.settledAt, stateAt(facts, instant(5n))]).toEqual([5n, "idle"]);
  });

  it("a stopped rental resumes in the second of the charge and owes nothing for the time between", () => {
    const { entries, facts } = charge(stopped, { ticks: parseIsc("2") }, instant(950_400n));
    expect(entries.map(({ kind, at, event }) => [kind, at, event])).toEqual([
      ["charge", 950_400n, "resumed"],
    ]);
    expect(balanceAt(facts, instant(950_400n))).toBe(525_600_470n);
    expect(balanceAt(facts, instant(950_401n))).toBe(525_600_470n - 1_295n);
  });

  it("a charge too small for one second leaves the rental stopped", () => {
    const { entries, facts } = charge(stopped, { ticks: ticks(824n) }, instant(950_400n));
    expect([entries.at(-1)?.event, stateAt(facts, instant(950_400n))]).toEqual([null, "stopped"]);
    const enough = charge(stopped, { ticks: ticks(825n) }, instant(950_400n));
    expect(stateAt(enough.facts, instant(950_400n))).toBe("running");
  });

  it("until the charge the old price is debited, from then on the new one", () => {
    const facts: AccountFacts = { ...stopped, balance: ticks(100_000n), settledAt: instant(0n) };
    const charged = charge(facts, { ticks: ticks(1_000n), repricedRate: ticksPerSecond(10n) }, instant(10n));
    expect(
      charged.entries.map(({ kind, amount, rateAfter, event }) => [kind, amount, rateAfter, event]),
    ).toEqual([
      ["rental", -12_950n, 1_295n, null],
      ["charge", 1_000n, 1_295n, null],
      ["change", 0n, 10n, "repriced"],
    ]);
    expect(balanceAt(charged.facts, instant(11n))).toBe(100_000n - 12_950n + 1_000n - 10n);
  });

  it("a charge that meets a price it cannot pay stops the rental, and says so", () => {
    const facts: AccountFacts = { ...stopped, balance: ticks(2_000n) };
    const charged = charge(
      facts,
      { ticks: ticks(1n), repricedRate: ticksPerSecond(10_000n) },
      facts.settledAt,
    );
    expect(charged.entries.at(-1)?.event).toBe("stopped");
    expect(stateAt(charged.facts, facts.settledAt)).toBe("stopped");
  });

  it("credit beyond what the ledger can hold is refused", () => {
    const full: AccountFacts = { ...newAccount(instant(0n)), balance: MAX_TICKS };
    expect(() => charge(full, { ticks: ticks(1n) }, instant(1n))).toThrow("balance_too_high");
    expect(() => charge(full, { ticks: ticks(0n) }, instant(1n))).toThrow(RangeError);
  });
});

describe("deleting an account forfeits what is left", () => {
  it("what was rented is debited first, the rest is forfeited, and nothing burns any more", () => {
    const facts: AccountFacts = { ...stopped, balance: ticks(100_000n), settledAt: instant(0n) };
    const { entries, facts: emptied } = forfeit(facts, instant(10n));
    expect(entries.map(({ kind, amount, balance, event }) => [kind, amount, balance, event])).toEqual([
      ["rental", -12_950n, 87_050n, null],
      ["forfeit", -87_050n, 0n, "ended"],
    ]);
    expect([stateAt(emptied, instant(11n)), balanceAt(emptied, instant(11n))]).toEqual(["idle", 0n]);
  });
});
