import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { freezeClock } from "@/tests/support/clock";
import { chargeIsc, openRental, PORT, publishPrices, rent, type Rental, UC } from "@/tests/support/rental";

let api: RunningApi;
let rental: Rental;
let vendor: ApiClient;
let partner: ApiClient;

beforeAll(async () => {
  api = await startApi();
  await freezeClock();
  rental = await openRental();
  await publishPrices(rental, { [PORT]: "0.60", [UC]: "1.85" });
  await chargeIsc(rental, "100");
  await rent(rental, { [PORT]: 100 });
  vendor = await api.as(rental.vendor);
  partner = await api.as(rental.partner);
});
afterAll(() => api.stop());

const isOurs = ({ id }: { id: string }) => id === rental.accountId;
const onPremises = (monthlyIsc: string) => [{ article: PORT, scenario: "on_premises", monthlyIsc }];

test("a draft is written, compared, looked at account by account, and published once", async () => {
  const created = await vendor.post("/price-list-drafts", { name: "Next", prices: onPremises("0.65") });
  const { id } = created.body;
  expect([created.status, created.body.version]).toEqual([201, 1]);
  const saved = await vendor.put(`/price-list-drafts/${id}`, {
    basedOn: 1,
    name: "Next",
    prices: onPremises("0.66"),
  });
  expect(saved.body).toEqual({ id, version: 2 });
  const outdated = await vendor.put(`/price-list-drafts/${id}`, { basedOn: 1, name: "Next", prices: [] });
  expect([outdated.status, outdated.body.code]).toEqual([409, "draft_outdated"]);

  const before = (await vendor.get("/price-lists/current")).body;
  const compared = await vendor.get(`/price-lists/${id}/comparison?old=${before.id}`);
  expect(compared.body.prices.find((row: { article: string }) => row.article === PORT)).toMatchObject({
    oldIsc: "0.60",
    newIsc: "0.66",
    differenceIsc: "0.06",
    percent: "10.00",
  });
  const effects = await vendor.get(`/price-lists/${id}/effects?pageSize=200`);
  expect(effects.body.accounts.find(isOurs)).toMatchObject({ newMonthlyIsc: "66.00", differenceIsc: "6.00" });
  const effect = await vendor.get(`/price-lists/${id}/effects/${rental.accountId}`);
  expect(effect.body.differences[0].lines[0]).toMatchObject({ oldPrice: "0.60", newPrice: "0.66" });

  const published = await vendor.post(`/price-list-drafts/${id}/publication`, { basedOn: 2 });
  expect(published.status).toBe(201);
  const again = await vendor.post(`/price-list-drafts/${id}/publication`, { basedOn: 2 });
  expect([again.status, again.body.code]).toEqual([409, "draft_published"]);
  expect((await vendor.get(`/price-lists/${published.body.id}`)).body.number).toBe(published.body.number);
  expect((await vendor.get("/price-lists")).body.lists[0].state).toBe("in_force");
});

test("a charge is tried without a key, and a dry run tells the warnings that would come", async () => {
  const tried = await partner.get(`/accounts/${rental.accountId}/charge-trial?isc=50`);
  expect(tried.body).toMatchObject({ dryRun: true, warnings: null, after: { balanceIsc: "150.00" } });
  const nothing = await partner.get(`/accounts/${rental.accountId}/charge-trial?isc=0`);
  expect(nothing.status).toBe(422);
  expect((await partner.get(`/accounts/${rental.accountId}`)).body.balanceIsc).toBe("100.00");
});

test("what is the vendor's is nobody else's, and what is not there is not found", async () => {
  for (const path of ["/price-lists", "/price-list-drafts", "/overview"])
    expect([path, (await partner.get(path)).status]).toEqual([path, 403]);
  for (const path of ["/price-lists/none", "/price-list-drafts/none", "/price-lists/none/effects"])
    expect([path, (await vendor.get(path)).body.code]).toEqual([path, "not_found"]);
  const discarded = await vendor.post("/price-list-drafts/none/discard", { basedOn: 1 });
  expect(discarded.body.code).toBe("not_found");
});

test("the vendor sees how all accounts stand and what they will burn", async () => {
  const { body } = await vendor.get("/overview?days=90");
  const { total } = (await vendor.get("/accounts")).body;
  expect(body.running + body.stopped + body.idle).toBe(total);
  expect(body.days).toHaveLength(90);
  expect(body.days[0].from).toBe(body.asOf);
  expect(Number(body.expectedIsc)).toBeGreaterThan(100);
});
