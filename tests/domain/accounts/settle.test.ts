import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceAt, exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import { stateOf } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import { addSeconds, instant, seconds } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { anyFacts, anySeconds } from "@/tests/support/arbitraries";

describe("settling writes down what everybody could see already", () => {
  it("settling often equals settling once", () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anySeconds, { minLength: 1, maxLength: 8 }), (facts, pauses) => {
        let often = facts;
        let debited = 0n;
        for (const pause of pauses) {
          const settlement = settle(often, addSeconds(often.settledAt, pause));
          debited += settlement.entry?.amount ?? 0n;
          often = settlement.facts;
        }
        const once = settle(facts, often.settledAt);
        expect(often).toEqual(once.facts);
        expect(debited).toBe(once.entry?.amount ?? 0n);
      }),
    );
  });

  it("settling changes no balance, state or end that anyone sees later", () => {
    fc.assert(
      fc.property(anyFacts, anySeconds, anySeconds, (facts, pause, more) => {
        const { facts: settled } = settle(facts, addSeconds(facts.settledAt, pause));
        const later = addSeconds(settled.settledAt, more);
        expect(balanceAt(settled, later)).toBe(balanceAt(facts, later));
        expect(stateAt(settled, later)).toBe(stateAt(facts, later));
        expect(exhaustionAfter(settled, later)).toBe(exhaustionAfter(facts, later));
      }),
    );
  });

  it("an entry explains the step: seconds times rate, from one balance to the next", () => {
    fc.assert(
      fc.property(anyFacts, anySeconds, (facts, pause) => {
        const { entry, facts: settled } = settle(facts, addSeconds(facts.settledAt, pause));
        if (entry === null) {
          expect(settled.balance).toBe(facts.balance);
          return;
        }
        expect(entry.amount).toBe(-(facts.rate * (entry.at - entry.from)));
        expect(entry.balance).toBe(facts.balance + entry.amount);
        expect([entry.from, entry.balance]).toEqual([facts.settledAt, settled.balance]);
        expect(entry.at).toBeGreaterThan(entry.from);
        expect(entry.event).toBe(stateOf(settled) === "stopped" ? "stopped" : null);
      }),
    );
  });

  it("a late settlement dates the debit at the second the credit ran out", () => {
    const facts = { balance: ticks(25n), rate: ticksPerSecond(10n), rented: true, settledAt: instant(100n) };
    const { entry, facts: settled } = settle(facts, instant(9_999n));
    expect(entry).toEqual({
      kind: "rental",
      from: 100n,
      at: 102n,
      amount: -20n,
      balance: 5n,
      rateAfter: 10n,
      rentedAfter: true,
      event: "stopped",
    });
    expect(settle(settled, addSeconds(settled.settledAt, seconds(5n))).entry).toBeNull();
  });
});
