import * as fc from "fast-check";
import { expect, it } from "vitest";
import { balanceAt, exhaustionAfter, runwaySeconds, stateAt } from "@/lib/domain/accounts/balance";
import { burnsOf } from "@/lib/domain/accounts/burns";
import { type Basis, explain } from "@/lib/domain/accounts/explanation";
import type { AccountFacts, AccountState } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import { instant } from "@/lib/domain/instant";
import { NO_RATE, ticks, ticksPerSecond } from "@/lib/domain/money/units";

// What is rented, played by a clock that ticks: no formula, no division, nothing from the product's own rules.

const START = 1_000n;
const SECONDS = 60;

type Played = Readonly<{ balance: bigint; state: AccountState; rate: bigint }>;

type Standing = { balance: bigint; rate: bigint; rented: boolean };

const pays = ({ balance, rate, rented }: Standing): boolean => rented && balance > 0n && balance >= rate;

/** What ends in a second. */
function begin(standing: Standing, ends: AccountFacts["ends"], second: bigint): void {
  for (const { at, rate, rented, forfeits } of ends ?? [])
    if (at === second) Object.assign(standing, { rate, rented }, forfeits ? { balance: 0n } : {});
}

/** What an account holds as each second begins, what it burns, and whether that second is paid. */
function played({ balance: held, rate: agreed, rented: rents, ends }: AccountFacts): Played[] {
  const standing: Standing = { balance: held, rate: agreed, rented: rents };
  return Array.from({ length: SECONDS + 1 }, (_, second) => {
    begin(standing, ends, START + BigInt(second));
    const { balance, rate, rented } = standing;
    const isPaid = pays(standing);
    if (isPaid) standing.balance -= rate;
    return { balance, rate, state: rented ? (isPaid ? "running" : "stopped") : "idle" };
  });
}

const anyEnd = fc.record({
  at: fc.bigInt({ min: START + 1n, max: START + BigInt(SECONDS) }).map(instant),
  rate: fc.bigInt({ min: 0n, max: 9n }).map(ticksPerSecond),
  lasts: fc.boolean(),
});

/** An account whose contracts end one after the other, each lowering the rate, and whose rest may be forfeited. */
const anyAccount: fc.Arbitrary<AccountFacts> = fc
  .record({
    balance: fc.bigInt({ min: 0n, max: 400n }).map(ticks),
    rate: fc.bigInt({ min: 0n, max: 9n }).map(ticksPerSecond),
    rented: fc.boolean(),
    parts: fc.uniqueArray(anyEnd, { maxLength: 4, selector: ({ at }) => at }),
    forfeits: fc.boolean(),
  })
  .map(({ balance, rate, rented, parts, forfeits }) => {
    const sorted = parts.toSorted((one, other) => (one.at < other.at ? -1 : 1));
    const over = sorted.findIndex(({ lasts }) => !lasts);
    const ends = sorted.map(({ at, rate: left }, place) => {
      const isOver = !rented || (over >= 0 && place >= over);
      const forfeited = forfeits && isOver && place === sorted.length - 1 ? { forfeits } : {};
      return { at, rate: isOver ? NO_RATE : left, rented: !isOver, ...forfeited };
    });
    return { balance, rate: rented ? rate : NO_RATE, rented, settledAt: instant(START), ends };
  });

const anySecond = fc.nat(SECONDS);
const at = (second: number) => instant(START + BigInt(second));

it("each second holds what was left of the one before, is paid or is not, and none is counted twice", () => {
  fc.assert(
    fc.property(anyAccount, anySecond, (facts, second) => {
      const { balance, state, rate } = played(facts)[second] ?? { balance: -1n, state: "idle", rate: -1n };
      expect([balanceAt(facts, at(second)), stateAt(facts, at(second))]).toEqual([balance, state]);
      const basis: Basis = {
        sequence: 1n,
        kind: "change",
        at: facts.settledAt,
        balance: facts.balance,
        rateAfter: facts.rate,
        rentedAfter: facts.rented,
        version: 1,
        ends: facts.ends,
      };
      expect(explain(basis, at(second), at(second))).toMatchObject({ balance, state, rate });
    }),
    { numRuns: 1_000 },
  );
});

it("the end that is told is the first second that does not run any more", () => {
  fc.assert(
    fc.property(anyAccount, anySecond, (facts, second) => {
      const seconds = played(facts);
      const stop = seconds.findIndex(({ state }, place) => place > second && state !== "running");
      const told = exhaustionAfter(facts, at(second));
      if (seconds[second]?.state !== "running") expect(told).toBeNull();
      else if (stop >= 0) expect(told).toBe(at(stop));
      else if (told !== null) expect(told).toBeGreaterThan(at(SECONDS));
      if (told !== null) expect(runwaySeconds(facts, at(second))).toBe(told - at(second));
    }),
    { numRuns: 1_000 },
  );
});

it("a settlement debits the seconds it names and forfeits nothing, whatever ends in its second", () => {
  fc.assert(
    fc.property(anyAccount, anySecond, (facts, second) => {
      const { entry, facts: settled } = settle(facts, at(second));
      expect(settled.balance).toBe(facts.balance + (entry?.amount ?? 0n));
      if (entry) {
        expect(entry.at).toBeGreaterThan(entry.from);
        expect(entry.amount).toBe(-facts.rate * (entry.at - entry.from));
      }
      expect(balanceAt(settled, at(SECONDS))).toBe(balanceAt(facts, at(SECONDS)));
    }),
    { numRuns: 1_000 },
  );
});

it("what is expected to burn is what burns", () => {
  fc.assert(
    fc.property(anyAccount, anySecond, (facts, second) => {
      const expected = burnsOf(facts, at(second)).map(({ from, until, rate }) => {
        const [first, last] = [Number(from - START), Math.min(Number(until - START), SECONDS)];
        return rate * BigInt(Math.max(last - first, 0));
      });
      const burned = played(facts)
        .slice(second, SECONDS)
        .filter(({ state }) => state === "running")
        .map(({ rate }) => rate);
      expect(sum(expected)).toBe(sum(burned));
    }),
    { numRuns: 1_000 },
  );
});

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
