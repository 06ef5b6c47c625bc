import { beforeEach, expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { getDraft } from "@/lib/features/price-drafts/data";
import {
  createDraft,
  discardDraft,
  importPrices,
  publishDraft,
  saveDraft,
} from "@/lib/features/price-drafts/mutations";
import { getCurrentPriceList, listPriceLists } from "@/lib/features/price-lists/data";
import { getPriceSource } from "@/lib/features/price-sources/data";
import { db } from "@/lib/platform/db/client";
import { type Cast, limited } from "@/tests/support/cast";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { draftPrices, pricesOf } from "@/tests/support/price-drafts";
import { chargeIsc, openRental, openRunning, PORT, publishPrices, UC } from "@/tests/support/rental";

let cast: Cast;

beforeEach(async () => {
  await freezeClock();
  cast = await openRental();
  await publishPrices(cast, { [PORT]: "0.60", [UC]: "1.85" });
});

const priceNow = async (article: string) =>
  (await getCurrentPriceList())?.prices.find(
    (price) => price.article === article && price.scenario === "on_premises",
  )?.price;

test("a draft touches nobody; published, it is a list that reaches an account with its next charge", async () => {
  const rental = await openRunning({ isc: "100", ports: 100, cast });
  const draft = await draftPrices(cast, { [PORT]: "0.66" });
  expect(await priceNow(PORT)).toBe(60n);
  expect(await chargeIsc(rental, "1")).toMatchObject({ monthlyIsc: "60.00" });
  await publishDraft(cast.vendor, { id: draft.id, basedOn: 1 });
  expect([await priceNow(PORT), await priceNow(UC)]).toEqual([66n, 185n]);
  expect(await chargeIsc(rental, "1")).toMatchObject({ monthlyIsc: "66.00" });
});

test("a draft for tomorrow becomes a list of tomorrow", async () => {
  const tomorrow = instant((await portalTime()) + 86_400n);
  const { id } = await draftPrices(cast, { [PORT]: "0.70" }, tomorrow);
  await publishDraft(cast.vendor, { id, basedOn: 1 });
  expect(await priceNow(PORT)).toBe(60n);
  expect((await listPriceLists())[0]).toMatchObject({ state: "waiting", named: 1, validFrom: tomorrow });
  await advanceClock(86_400n);
  expect(await priceNow(PORT)).toBe(70n);
});

test("a draft whose beginning has passed is refused at publishing", async () => {
  const past = instant((await portalTime()) - 3_600n);
  const { id } = await draftPrices(cast, { [PORT]: "0.70" }, past);
  await expect(publishDraft(cast.vendor, { id, basedOn: 1 })).rejects.toMatchObject({
    code: "valid_from_in_past",
  });
});

test("of ten who publish a draft at once, one does; the same reference answers the first answer", async () => {
  const { id } = await draftPrices(cast, { [PORT]: "0.61" });
  const before = await db.priceList.count();
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => publishDraft(cast.vendor, { id, basedOn: 1 })),
  );
  const refused = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  expect(refused).toHaveLength(9);
  for (const refusal of refused) expect(refusal).toMatchObject({ code: "draft_published" });
  expect(await db.priceList.count()).toBe(before + 1);

  const other = await draftPrices(cast, { [PORT]: "0.62" });
  const same = () => publishDraft(cast.vendor, { id: other.id, basedOn: 1 }, "publish-once");
  const [one, two] = await Promise.all([same(), same()]);
  expect(one).toEqual(two);
});

test("a draft that is publishing while somebody saves it is published as it was seen, or refused", async () => {
  const { id } = await draftPrices(cast, { [PORT]: "0.63" });
  const save = saveDraft(cast.vendor, { id, basedOn: 1, name: "Other", prices: pricesOf({ [PORT]: "9" }) });
  const results = await Promise.allSettled([publishDraft(cast.vendor, { id, basedOn: 1 }), save]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const draft = await getDraft(cast.vendor, id);
  expect(await priceNow(PORT)).toBe(draft?.published ? 63n : 60n);
});

test("saving replaces a draft whole, and refuses one that was changed meanwhile, published or thrown away", async () => {
  const { id } = await draftPrices(cast, { [PORT]: "0.63", [UC]: "2" });
  const save = (basedOn: number) =>
    saveDraft(cast.vendor, { id, basedOn, name: "Renamed", prices: pricesOf({ [UC]: "3" }) });
  expect(await save(1)).toEqual({ id, version: 2 });
  expect(await getDraft(cast.vendor, id)).toMatchObject({
    name: "Renamed",
    prices: [{ article: UC, scenario: "on_premises", price: 300n }],
  });
  await expect(save(1)).rejects.toMatchObject({ code: "draft_outdated", details: { version: 2 } });
  await discardDraft(cast.vendor, { id, basedOn: 2 });
  await expect(save(2)).rejects.toMatchObject({ code: "not_found" });
  expect(await getDraft(cast.vendor, id)).toBeNull();
});

test("a draft without prices, unknown and unrentable articles and prices beyond the highest are refused", async () => {
  const { id } = await createDraft(cast.vendor, { name: "Empty", prices: [] });
  await expect(publishDraft(cast.vendor, { id, basedOn: 1 })).rejects.toMatchObject({
    code: "price_list_empty",
  });
  const refusedFor = (prices: Record<string, string>) => draftPrices(cast, prices);
  await expect(refusedFor({ "99-99999-999": "1" })).rejects.toMatchObject({ code: "article_unknown" });
  await expect(refusedFor({ [PORT]: "100000.01" })).rejects.toMatchObject({ code: "price_too_high" });
  await expect(publishPrices(cast, { [PORT]: "100000.01" })).rejects.toMatchObject({
    code: "price_too_high",
  });
});

test("only vendor staff with the right to it see and write drafts", async () => {
  const { id } = await draftPrices(cast, { [PORT]: "1" });
  const reader = limited(cast.vendor, { permissions: ["view"] });
  expect(() => publishDraft(reader, { id, basedOn: 1 })).toThrow(/permission_missing/);
  expect(await getDraft(reader, id)).not.toBeNull();
  await expect(getDraft(cast.partner, id)).rejects.toMatchObject({ code: "organization_kind_wrong" });
  expect(() => draftPrices({ ...cast, vendor: cast.partner }, {})).toThrow(/organization_kind_wrong/);
});

test("a file is taken over whole or not at all, and what it does not name stays", async () => {
  const { id } = await draftPrices(cast, { [PORT]: "0.61" });
  const faulty = `article;on_premises;cloud\n${UC};1,90;3,80\n99-1;1;1\n`;
  await expect(importPrices(cast.vendor, { id, basedOn: 1, csv: faulty })).rejects.toMatchObject({
    code: "list_faulty",
    details: { faults: 1 },
  });
  const csv = `Article,Name,On premises,Cloud\n${UC},PBX-UC,1.90,\n`;
  await importPrices(cast.vendor, { id, basedOn: 1, csv });
  expect((await getDraft(cast.vendor, id))?.prices.map(({ article, price }) => [article, price])).toEqual([
    [PORT, 61n],
    [UC, 190n],
  ]);
  const source = await getPriceSource(cast.vendor, id);
  expect(
    source?.prices.find(({ article, scenario }) => article === PORT && scenario === "cloud")?.price,
  ).toBe(120n);
});
