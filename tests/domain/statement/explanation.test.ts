import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Basis, explain } from "@/lib/domain/accounts/explanation";
import { settle } from "@/lib/domain/accounts/settle";
import { instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { anyHistory, type History } from "@/tests/support/histories";

const basisAt = ({ entries }: History, at: bigint): Basis | null => {
  const index = entries.findLastIndex((entry) => entry.at <= at);
  const entry = entries[index];
  return entry ? { ...entry, sequence: BigInt(index + 1) } : null;
};

const basis = (values: Partial<Basis>): Basis => ({
  sequence: 1n,
  kind: "change",
  at: instant(100n),
  balance: ticks(1_000n),
  rateAfter: ticksPerSecond(30n),
  rentedAfter: true,
  version: 1,
  ...values,
});

describe("any second of any history", () => {
  it("is explained by its formula, and so is each entry's own second", () => {
    fc.assert(
      fc.property(anyHistory, fc.bigInt({ min: 0n, max: 9_000_000n }), (history, second) => {
        const explained = explain(basisAt(history, second), instant(second), history.now);
        const { basis, rate, paidSeconds, burned, balance, exhaustedAt } = explained;
        expect(burned).toBe(rate * paidSeconds);
        expect(balance).toBe((basis?.balance ?? 0n) - burned);
        expect(balance).toBeGreaterThanOrEqual(0n);
        const until = exhaustedAt ?? instant(second);
        if (basis?.rentedAfter && rate > 0n && explained.paidSeconds > 0n)
          expect(paidSeconds).toBe(until - basis.at);
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with the debit that was posted for it later", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(1_000), (history, part) => {
        const { entry: unsettled } = settle(history.facts, history.now);
        for (const entry of unsettled ? [...history.entries, unsettled] : history.entries) {
          if (entry.from === null) continue;
          const second = instant(entry.from + ((entry.at - entry.from) * BigInt(part)) / 1_001n);
          const { balance } = explain(basisAt(history, second), second, history.now);
          expect(balance).toBe(entry.balance + entry.rateAfter * (entry.at - second));
        }
      }),
    );
  });
});

describe("a second", () => {
  it("before anything happened holds nothing", () =>
    expect(explain(null, instant(5n), instant(9n))).toMatchObject({
      balance: 0n,
      state: "idle",
      isAhead: false,
    }));

  it("after the credit ran out says when it did, and counts no second more", () =>
    expect(explain(basis({}), instant(500n), instant(600n))).toMatchObject({
      balance: 10n,
      paidSeconds: 33n,
      exhaustedAt: 133n,
      state: "stopped",
    }));

  it("ahead is told as such", () =>
    expect(explain(basis({}), instant(110n), instant(105n))).toMatchObject({
      balance: 700n,
      isAhead: true,
      exhaustedAt: null,
    }));
});
