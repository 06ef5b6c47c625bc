import { beforeEach, expect, test } from "vitest";
import { accountPreview } from "@/lib/domain/accounts/account-preview";
import { endsAt } from "@/lib/domain/prices/effect";
import { priceTable } from "@/lib/domain/prices/price-table";
import { repriced } from "@/lib/domain/prices/reprice";
import { formatInstant } from "@/lib/domain/instant";
import { monthlyIsc } from "@/lib/domain/money/amount";
import { requireAccount } from "@/lib/features/accounts/data";
import { checkCharge } from "@/lib/features/charges/mutations";
import { publishDraft } from "@/lib/features/price-drafts/mutations";
import { listPriceEffects, type PriceEffects } from "@/lib/features/price-effects/data";
import { effectQuerySchema } from "@/lib/features/price-effects/schema";
import { getPriceSource } from "@/lib/features/price-sources/data";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { draftPrices } from "@/tests/support/price-drafts";
import {
  chargeIsc,
  issueKey,
  openRental,
  PORT,
  publishPrices,
  rent,
  type Rental,
  UC,
} from "@/tests/support/rental";

let rentals: Rental[];

beforeEach(async () => {
  await freezeClock();
  const first = await openRental();
  await publishPrices(first, { [PORT]: "0.60", [UC]: "1.85" });
  rentals = [first, await openRental(first), await openRental(first), await openRental(first)];
  const [one, two, three] = rentals as [Rental, Rental, Rental];
  for (const rental of [one, two, three]) await chargeIsc(rental, "100");
  await rent(one, { [PORT]: 100 });
  await rent(two, { [UC]: 40 });
  await rent(three, { [PORT]: 10, [UC]: 10 });
});

const query = (wish: object = {}) => effectQuerySchema.parse({ pageSize: 200, ...wish });
const byAccount = ({ effects }: PriceEffects) => new Map(effects.map((effect) => [effect.id, effect]));

test("what a draft would ask of each account is what the next charge makes of it, line by line", async () => {
  const [one, two, three, idle] = rentals as [Rental, Rental, Rental, Rental];
  await advanceClock(86_400n);
  const { vendor } = one;
  const { id } = await draftPrices(one, { [PORT]: "0.75", [UC]: "1.50" });
  const told = byAccount(await listPriceEffects(vendor, id, query()));
  const source = await getPriceSource(vendor, id);
  const previews = new Map(
    await Promise.all(
      [one, two, three].map(async ({ accountId }) => {
        const account = await requireAccount(vendor, accountId);
        const under = repriced(account, priceTable(source?.prices ?? []));
        return [accountId, accountPreview(account, under, null)] as const;
      }),
    ),
  );
  const list = await publishDraft(vendor, { id, basedOn: 1 });
  expect(byAccount(await listPriceEffects(vendor, list.id, query()))).toEqual(told);
  for (const rental of [one, two, three]) {
    const { accountId } = rental;
    const effect = told.get(accountId);
    const preview = previews.get(accountId);
    const charged = await checkCharge(vendor, { accountId, activationKey: await issueKey(rental, "0.01") });
    expect(preview?.pbxs).toEqual(charged.pbxs);
    expect(preview?.before).toEqual(charged.before);
    expect(preview?.after.ratePerSecond).toBe(charged.after.ratePerSecond);
    expect(effect?.next.rate.toString()).toBe(charged.after.ratePerSecond);
    const { newEnd } = endsAt(effect!.facts, effect!.next, effect!.now);
    expect(newEnd && formatInstant(newEnd)).toBe(preview?.after.exhaustsAt);
  }
  expect(told.has(idle.accountId)).toBe(false);
});

test("the accounts come in the order of the difference, a page at a time, with the sums of all", async () => {
  const [one, two, three] = rentals as [Rental, Rental, Rental];
  const { id } = await draftPrices(one, { [PORT]: "0.75", [UC]: "1.50" });
  const ours = new Set(rentals.map(({ accountId }) => accountId));
  const all = await listPriceEffects(one.vendor, id, query());
  const order = all.effects.map((effect) => effect.id).filter((account) => ours.has(account));
  expect(order).toEqual([one.accountId, three.accountId, two.accountId]);
  expect(byAccount(all).get(three.accountId)?.next.rate).toBe(2_250n);
  const paged = await Promise.all(
    Array.from({ length: all.total }, (_, page) =>
      listPriceEffects(one.vendor, id, query({ page: page + 1, pageSize: 1 })),
    ),
  );
  expect(paged.flatMap(({ effects }) => effects.map((effect) => effect.id))).toEqual(
    all.effects.map((effect) => effect.id),
  );
  expect(all.newRate).toBe(all.effects.reduce((sum, { next }) => sum + next.rate, 0n));
  expect(all.oldRate).toBe(all.effects.reduce((sum, { facts }) => sum + facts.rate, 0n));
  expect(all.dearer + all.cheaper).toBeLessThanOrEqual(all.total);
  for (const sort of ["name", "old", "new", "end"])
    expect((await listPriceEffects(one.vendor, id, query({ sort }))).effects).toHaveLength(all.total);
});

test("nobody but the vendor learns of prices that are not published", async () => {
  const [one] = rentals as [Rental];
  const { id } = await draftPrices(one, { [PORT]: "9" });
  await expect(listPriceEffects(one.partner, id, query())).rejects.toMatchObject({
    code: "organization_kind_wrong",
  });
});

test("a charge that would bring a rate nothing can hold is refused, and the key stays unused", async () => {
  const [one] = rentals as [Rental];
  const { id } = await db.priceList.findFirstOrThrow({ orderBy: { number: "desc" } });
  const list = await db.priceList.create({
    data: { validFrom: (await requireAccount(one.vendor, one.accountId)).now },
  });
  await db.$executeRaw`
    INSERT INTO prices SELECT ${list.id}::uuid, article_number, scenario, ${2n ** 62n}, true FROM prices
    WHERE price_list_id = ${id}::uuid`;
  const key = await issueKey(one, "5");
  await expect(
    checkCharge(one.partner, { accountId: one.accountId, activationKey: key }),
  ).rejects.toMatchObject({
    code: "rate_too_high",
  });
  expect(
    await db.activationKey.findFirst({ where: { lastGroup: key.lastGroup, state: "unused" } }),
  ).not.toBeNull();
  expect(monthlyIsc((await requireAccount(one.vendor, one.accountId)).facts.rate)).toBe("60.00");
  await db.price.deleteMany({ where: { priceListId: list.id } });
  await db.priceList.delete({ where: { id: list.id } });
});
