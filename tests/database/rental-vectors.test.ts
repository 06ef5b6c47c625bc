import { beforeAll, describe, expect, it } from "vitest";
import { balanceAt, exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import { settle } from "@/lib/domain/accounts/settle";
import type { Serial } from "@/lib/domain/hardware/serial";
import { instant, type Instant } from "@/lib/domain/instant";
import { formatCents, formatIsc, monthlyIsc } from "@/lib/domain/money/amount";
import { cents } from "@/lib/domain/money/units";
import { isRefusal } from "@/lib/domain/refusal";
import { requireAccount } from "@/lib/features/accounts/data";
import { createArticle } from "@/lib/features/articles/mutations";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { pool } from "@/lib/platform/db/pool";
import { createCast } from "@/tests/support/cast";
import { freezeClock, portalTime } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, newSerial, openRental, publishPrices, type Rental } from "@/tests/support/rental";
import {
  mergedMovements,
  rentalScenarios,
  type Scenario,
  type Sight,
  type VectorEntry,
  type VectorStep,
} from "@/tests/support/rental-vectors";

/** How often the database is settled between the steps must not matter. */
type Settling = "never" | "before every step";

/** An account on the whole path: mutations, SQL and the database's clock. Its zero is a second nobody has seen yet. */
class StoredAccount {
  private readonly serials = new Map<string, Serial>();

  private constructor(
    private readonly rental: Rental,
    private readonly zero: Instant,
  ) {}

  static async open({ prices }: Scenario): Promise<StoredAccount> {
    const zero = await freezeClock(instant((await portalTime()) + 1n));
    const account = new StoredAccount(await openRental(), zero);
    await account.publish(prices);
    return account;
  }

  private publish(hundredths: Readonly<Record<string, number>>) {
    const prices = Object.entries(hundredths).map(([name, price]) => [
      articleOf(name),
      formatCents(cents(BigInt(price))),
    ]);
    return publishPrices(this.rental, Object.fromEntries(prices));
  }

  async at(second: number, settling: Settling): Promise<void> {
    await freezeClock(instant(this.zero + BigInt(second)));
    if (settling === "before every step") await pool().query("SELECT settle_due_accounts(1000)");
  }

  async take(step: VectorStep): Promise<string | undefined> {
    try {
      await this.apply(step);
      return step.do === "look" ? undefined : "ok";
    } catch (error) {
      if (isRefusal(error)) return error.code;
      throw error;
    }
  }

  private async apply(step: VectorStep): Promise<unknown> {
    if (step.do === "price") return this.publish({ [step.article]: step.hundredths });
    if (step.do === "charge") return chargeIsc(this.rental, step.isc);
    if (step.do !== "configure") return undefined;
    const lines = Object.entries(step.lines).map(([name, quantity]) => ({
      article: articleOf(name),
      quantity,
    }));
    const changes = [{ serial: await this.serialOf(step.pbx), lines }];
    return changeAccountConfiguration(this.rental.partner, { accountId: this.rental.accountId, changes });
  }

  private async serialOf(pbx: string): Promise<Serial> {
    const known = this.serials.get(pbx);
    if (known !== undefined) return known;
    const serial = newSerial();
    this.serials.set(pbx, serial);
    const { accountId, partner } = this.rental;
    await addPbx(partner, { accountId, serial, name: pbx, scenario: "on_premises" });
    return serial;
  }

  async sight(): Promise<Sight> {
    const { facts, now } = await requireAccount(this.rental.partner, this.rental.accountId);
    const exhaustsAt = exhaustionAfter(facts, now);
    return {
      balanceTicks: balanceAt(facts, now).toString(),
      balanceIsc: formatIsc(balanceAt(facts, now)),
      monthlyIsc: monthlyIsc(facts.rate),
      state: stateAt(facts, now),
      exhaustsAt: exhaustsAt === null ? null : Number(exhaustsAt - this.zero),
    };
  }

  async movements(): Promise<VectorEntry[]> {
    const { facts, now } = await requireAccount(this.rental.partner, this.rental.accountId);
    const stored = await readLedger(this.rental.accountId);
    const { entry: unsettled } = settle(facts, now);
    const last = unsettled && {
      ...unsettled,
      amountTicks: unsettled.amount,
      balanceTicks: unsettled.balance,
    };
    return [...stored, ...(last ? [last] : [])].map(({ kind, at, amountTicks, balanceTicks }) => ({
      kind,
      at: Number(at - this.zero),
      ticks: amountTicks.toString(),
      balanceTicks: balanceTicks.toString(),
    }));
  }

  readonly faults = () => faultsOfLedger(this.rental.accountId);
}

const articleOf = (name: string) => `vector-${name}`;

beforeAll(async () => {
  const { vendor } = await createCast();
  const names = new Set(rentalScenarios.flatMap(({ prices }) => Object.keys(prices)));
  for (const name of names) {
    const article = { number: articleOf(name), name, kind: "software", version: "" } as const;
    await createArticle(vendor, { ...article, rentable: true, perDevice: false });
  }
});

describe.each<Settling>(["never", "before every step"])(
  "settled %s, the database holds what the vectors say",
  (settling) => {
    it.each(rentalScenarios.map((scenario) => [scenario.name, scenario] as const))(
      "%s",
      async (_, scenario) => {
        const account = await StoredAccount.open(scenario);
        for (const step of scenario.steps) {
          await account.at(step.at, settling);
          expect([step, await account.take(step)]).toEqual([step, step.result]);
          expect([step, await account.sight()]).toEqual([step, step.then]);
        }
        expect(mergedMovements(await account.movements())).toEqual(mergedMovements(scenario.entriesAtEnd));
        expect(await account.faults()).toEqual([]);
      },
    );
  },
);
