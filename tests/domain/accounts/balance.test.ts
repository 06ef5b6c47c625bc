import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  balanceAt,
  exhaustionAfter,
  exhaustionOf,
  runwaySeconds,
  stateAt,
} from "@/lib/domain/accounts/balance";
import { type AccountFacts, newAccount } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import { addSeconds, instant, seconds, secondsBetween } from "@/lib/domain/instant";
import { rateOfPieces, ticksFromCents } from "@/lib/domain/money/burn";
import { parseIsc } from "@/lib/domain/money/amount";
import { AVERAGE_MONTH_SECONDS, cents, ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { anyBurningFacts, anyCents, anyFacts, anySeconds } from "@/tests/support/arbitraries";

const start = instant(1_000n);
const running = (isc: string, monthlyCents: bigint): AccountFacts => ({
  balance: parseIsc(isc),
  rate: ticksPerSecond(monthlyCents),
  rented: true,
  settledAt: start,
});

describe("a balance is a function of what is stored and of the second", () => {
  it("ten iSC at ten iSC a month last one average month, to the second", () => {
    const account = running("10", 1_000n);
    const end = addSeconds(start, AVERAGE_MONTH_SECONDS);
    expect(exhaustionOf(account)).toBe(end);
    expect(balanceAt(account, addSeconds(end, seconds(-1n)))).toBe(1_000n);
    expect(stateAt(account, addSeconds(end, seconds(-1n)))).toBe("running");
    expect(balanceAt(account, end)).toBe(0n);
    expect(stateAt(account, end)).toBe("stopped");
  });

  it("a price burns itself in a month, whatever the price", () => {
    fc.assert(
      fc.property(anyCents, fc.integer({ min: 1, max: 1_000 }), (price, pieces) => {
        fc.pre(price > 0n);
        const rate = rateOfPieces(price, pieces);
        const balance = ticksFromCents(cents(price * BigInt(pieces)));
        expect(exhaustionOf({ balance, rate, rented: true, settledAt: start })).toBe(
          addSeconds(start, AVERAGE_MONTH_SECONDS),
        );
      }),
    );
  });

  it("an account pays for its last second and not one more", () => {
    fc.assert(
      fc.property(anyBurningFacts, anySeconds, (facts, later) => {
        const end = exhaustionOf(facts)!;
        const lastPaid = addSeconds(end, seconds(-1n));
        const left = balanceAt(facts, end);
        expect(balanceAt(facts, lastPaid)).toBe(left + facts.rate);
        expect(left >= 0n && left < facts.rate).toBe(true);
        expect(balanceAt(facts, addSeconds(end, later))).toBe(left);
        expect([stateAt(facts, lastPaid), stateAt(facts, addSeconds(end, later))]).toEqual([
          "running",
          "stopped",
        ]);
      }),
    );
  });

  it("no balance is ever negative, and none grows by itself", () => {
    fc.assert(
      fc.property(anyFacts, anySeconds, anySeconds, (facts, some, more) => {
        const sooner = addSeconds(facts.settledAt, some);
        const later = addSeconds(sooner, more);
        expect(balanceAt(facts, later)).toBeLessThanOrEqual(balanceAt(facts, sooner));
        expect(balanceAt(facts, later)).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it("a clock that lies before the last settlement changes nothing", () => {
    const account = running("10", 1_000n);
    expect(balanceAt(account, instant(0n))).toBe(account.balance);
    expect(settle(account, instant(0n))).toEqual({ entry: null, facts: account });
    expect(runwaySeconds(account, instant(0n))).toBe(AVERAGE_MONTH_SECONDS);
  });

  it("what is rented for free runs without end, as long as there is any credit", () => {
    const account = running("0.01", 0n);
    expect([
      stateAt(account, instant(10n ** 12n)),
      exhaustionOf(account),
      runwaySeconds(account, start),
    ]).toEqual(["running", null, null]);
    expect(stateAt({ ...account, balance: ticks(0n) }, start)).toBe("stopped");
  });

  it("a new account is idle and empty", () => {
    expect(newAccount(start)).toEqual({ balance: 0n, rate: 0n, rented: false, settledAt: start });
    expect([stateAt(newAccount(start), start), runwaySeconds(newAccount(start), start)]).toEqual([
      "idle",
      null,
    ]);
  });

  it("a stopped account has no end ahead and no runway left", () => {
    const account = running("0.01", 2_628_001n);
    expect([exhaustionOf(account), exhaustionAfter(account, start), runwaySeconds(account, start)]).toEqual([
      null,
      null,
      0n,
    ]);
    const ranOut = addSeconds(start, AVERAGE_MONTH_SECONDS);
    expect([exhaustionAfter(running("1", 100n), ranOut), runwaySeconds(running("1", 100n), ranOut)]).toEqual([
      null,
      0n,
    ]);
  });

  it("the runway is what lies between now and the end", () => {
    fc.assert(
      fc.property(anyBurningFacts, anySeconds, (facts, passed) => {
        const now = addSeconds(facts.settledAt, passed);
        const end = exhaustionOf(facts)!;
        expect(runwaySeconds(facts, now)).toBe(now < end ? secondsBetween(now, end) : 0n);
      }),
    );
  });
});
