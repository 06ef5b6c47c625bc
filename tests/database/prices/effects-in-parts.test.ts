import { beforeAll, expect, test } from "vitest";
import { accountPreview } from "@/lib/domain/accounts/account-preview";
import { exhaustionAfter } from "@/lib/domain/accounts/balance";
import type { ContractKind } from "@/lib/domain/contracts/contract";
import { atRates, endsAt } from "@/lib/domain/prices/effect";
import { priceTable } from "@/lib/domain/prices/price-table";
import { repriced } from "@/lib/domain/prices/reprice";
import { formatInstant } from "@/lib/domain/instant";
import { parseIsc } from "@/lib/domain/money/amount";
import { addTicks } from "@/lib/domain/money/units";
import { requireAccount } from "@/lib/features/accounts/data";
import { checkCharge } from "@/lib/features/charges/mutations";
import { publishDraft } from "@/lib/features/price-drafts/mutations";
import { listPriceEffects, type PriceEffect } from "@/lib/features/price-effects/data";
import { effectQuerySchema } from "@/lib/features/price-effects/schema";
import { getPriceSource } from "@/lib/features/price-sources/data";
import { db } from "@/lib/platform/db/client";
import { giveNotice } from "@/tests/support/contracts";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { draftPrices } from "@/tests/support/price-drafts";
import {
  chargeIsc,
  issueKey,
  openRental,
  PORT,
  rent,
  type Rental,
  rentInTheCloud,
} from "@/tests/support/rental";

let rentals: Rental[];
const TINY = "0.01";

/** Accounts of which the cloud stops long before the rest; of the last one nothing is in the cloud. */
beforeAll(async () => {
  await freezeClock();
  const first = await openRental();
  rentals = [first, await openRental(first), await openRental(first), await openRental(first)];
  const [one, two, three, whole] = rentals as [Rental, Rental, Rental, Rental];
  for (const [rental, isc] of [
    [one, "1"],
    [two, "3"],
    [three, "0.2"],
    [whole, "0.65"],
  ] as const)
    await chargeIsc(rental, isc);
  for (const rental of rentals) await rent(rental, { [PORT]: 10 });
  for (const rental of [one, two, three]) await rentInTheCloud(rental);
});

const give = (kind: ContractKind, inSeconds: bigint) => giveNotice(rentals[0] as Rental, { kind, inSeconds });

const list = async (id: string, wish: object = {}): Promise<PriceEffect[]> => {
  const query = effectQuerySchema.parse({ pageSize: 200, ...wish });
  return (await listPriceEffects((rentals[0] as Rental).vendor, id, query)).effects;
};

/** What was told of an account comes true, to the second, with the next charge. */
async function expectNextCharge(effects: readonly PriceEffect[], rental: Rental): Promise<void> {
  const { accountId, vendor } = rental;
  const { facts, next, now } = effects.find(({ id }) => id === accountId) as PriceEffect;
  const charged = await checkCharge(vendor, { accountId, activationKey: await issueKey(rental, TINY) });
  const under = atRates(facts, next, now);
  const end = exhaustionAfter({ ...under, balance: addTicks(under.balance, parseIsc(TINY)) }, now);
  expect([next.rate.toString(), end && formatInstant(end)]).toEqual([
    charged.after.ratePerSecond,
    charged.after.exhaustsAt,
  ]);
}

test("where a contract stops a part, the end under new prices is the one the next charge brings", async () => {
  const [one, two, three] = rentals as [Rental, Rental, Rental];
  await give("myapps_cloud", 100_000n);
  await advanceClock(1_000n);
  const { id } = await draftPrices(one, { [PORT]: "0.75" });
  const told = await list(id);
  // 0.75 iSC on premises and, as before, 1.20 in the cloud: 750 and 600 ticks a second, of which the cloud's 600 stop.
  expect(told.find((effect) => effect.id === one.accountId)?.next).toMatchObject({
    rate: 1_350n,
    ends: [{ rate: 750n, rented: true }],
  });
  const source = await getPriceSource(one.vendor, id);
  for (const { accountId } of [one, two, three]) {
    const account = await requireAccount(one.vendor, accountId);
    const preview = accountPreview(account, repriced(account, priceTable(source?.prices ?? [])), null);
    const effect = told.find((other) => other.id === accountId) as PriceEffect;
    const { newEnd } = endsAt(effect.facts, effect.next, effect.now);
    expect(newEnd && formatInstant(newEnd)).toBe(preview.after.exhaustsAt);
  }
  const published = await publishDraft(one.vendor, { id, basedOn: 1 });
  expect(await list(published.id)).toEqual(told);
  for (const rental of rentals) await expectNextCharge(told, rental);
  await give("software_rental", 500_000n);
  for (const rental of rentals) await expectNextCharge(await list(published.id), rental);
  const order = (await list(published.id, { sort: "end", direction: "asc" })).map(
    ({ facts, next, now }) => endsAt(facts, next, now).newEnd,
  );
  expect(order).toEqual(order.toSorted((a, b) => Number((a ?? 0n) - (b ?? 0n))));
  // At its full rate the first would end before the one of which nothing is in the cloud, and it ends after it.
  expect(new Set(order).size).toBe(4);
});

test("an end that has come and is not posted yet is behind the account already", async () => {
  const [, two] = rentals as [Rental, Rental];
  await advanceClock(100_500n);
  const { id } = await db.priceList.findFirstOrThrow({ orderBy: { number: "desc" } });
  const told = await list(id);
  const effect = told.find((other) => other.id === two.accountId);
  expect([effect?.facts.rate, effect?.next.rate]).toEqual([600n, 750n]);
  const sums = await listPriceEffects(two.vendor, id, effectQuerySchema.parse({}));
  expect(sums.oldRate).toBe(told.reduce((sum, { facts }) => sum + facts.rate, 0n));
  for (const rental of rentals) await expectNextCharge(told, rental);
});
