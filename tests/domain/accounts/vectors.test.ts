import { describe, expect, it } from "vitest";
import { balanceAt, exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { charge } from "@/lib/domain/accounts/charge";
import { type PbxLines, accountRateOf, priceConfiguration } from "@/lib/domain/accounts/configuration";
import type { Entry, Posting } from "@/lib/domain/accounts/entry";
import { type AccountFacts, newAccount } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import { type Instant, instant } from "@/lib/domain/instant";
import { formatIsc, monthlyIsc, parseIsc } from "@/lib/domain/money/amount";
import { cents } from "@/lib/domain/money/units";
import { isRefusal } from "@/lib/domain/refusal";
import {
  type Scenario,
  type Sight,
  type VectorStep,
  mergedMovements,
  rentalScenarios,
} from "@/tests/support/rental-vectors";

/** An account on the pure functions alone. */
class PureAccount {
  facts: AccountFacts = newAccount(instant(0n));
  readonly entries: Entry[] = [];
  pbxs: readonly PbxLines[] = [];
  readonly prices: Map<string, number>;

  constructor(scenario: Scenario) {
    this.prices = new Map(Object.entries(scenario.prices));
  }

  private readonly priceOf = (article: string) => {
    const price = this.prices.get(article);
    return price === undefined ? null : cents(BigInt(price));
  };

  private post({ entries, facts }: Posting): void {
    this.entries.push(...entries);
    this.facts = facts;
  }

  take(step: VectorStep): string | undefined {
    const now = instant(BigInt(step.at));
    try {
      this.apply(step, now);
      return step.do === "look" ? undefined : "ok";
    } catch (error) {
      if (isRefusal(error)) return error.code;
      throw error;
    }
  }

  private apply(step: VectorStep, now: Instant): void {
    if (step.do === "price") this.prices.set(step.article, step.hundredths);
    if (step.do === "charge") {
      const repricedRate = accountRateOf(priceConfiguration(this.pbxs, this.priceOf));
      this.post(charge(this.facts, { ticks: parseIsc(step.isc), repricedRate }, now));
    }
    if (step.do === "configure") {
      const lines = Object.entries(step.lines).map(([article, quantity]) => ({ article, quantity }));
      const pbx: PbxLines = { serial: step.pbx, scenario: "on_premises", lines };
      const pbxs = [...this.pbxs.filter(({ serial }) => serial !== step.pbx), pbx];
      this.post(changeConfiguration(this.facts, { pbxs, priceOf: this.priceOf }, now));
      this.pbxs = pbxs;
    }
  }

  sight(now: Instant): Sight {
    const exhaustsAt = exhaustionAfter(this.facts, now);
    return {
      balanceTicks: balanceAt(this.facts, now).toString(),
      balanceIsc: formatIsc(balanceAt(this.facts, now)),
      monthlyIsc: monthlyIsc(this.facts.rate),
      state: stateAt(this.facts, now),
      exhaustsAt: exhaustsAt === null ? null : Number(exhaustsAt),
    };
  }

  movements(now: Instant) {
    const { entry } = settle(this.facts, now);
    return [...this.entries, ...(entry ? [entry] : [])].map(({ kind, at, amount, balance }) => ({
      kind,
      at: Number(at),
      ticks: amount.toString(),
      balanceTicks: balance.toString(),
    }));
  }
}

describe("an account holds exactly what the vectors say", () => {
  it("knows all fifty of them", () => expect(rentalScenarios).toHaveLength(50));

  it.each(rentalScenarios.map((scenario) => [scenario.name, scenario] as const))("%s", (_, scenario) => {
    const account = new PureAccount(scenario);
    for (const step of scenario.steps) {
      expect([step, account.take(step)]).toEqual([step, step.result]);
      expect([step, account.sight(instant(BigInt(step.at)))]).toEqual([step, step.then]);
    }
    const end = instant(BigInt(scenario.steps.at(-1)?.at ?? 0));
    expect(mergedMovements(account.movements(end))).toEqual(mergedMovements(scenario.entriesAtEnd));
  });

  it.each(rentalScenarios.map((scenario) => [scenario.name, scenario] as const))(
    "%s, settled before every step",
    (_, scenario) => {
      const account = new PureAccount(scenario);
      for (const step of scenario.steps) {
        const { entry, facts } = settle(account.facts, instant(BigInt(step.at)));
        if (entry) account.entries.push(entry);
        account.facts = facts;
        account.take(step);
        expect([step, account.sight(instant(BigInt(step.at)))]).toEqual([step, step.then]);
      }
      expect(mergedMovements(account.movements(account.facts.settledAt))).toEqual(
        mergedMovements(scenario.entriesAtEnd),
      );
    },
  );
});
