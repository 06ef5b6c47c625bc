import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { type Cast, createCast } from "@/tests/support/cast";
import { chargeIsc, openRental, type Rental } from "@/tests/support/rental";

let api: RunningApi;
let cast: Cast;
let rental: Rental;
let vendor: ApiClient;
let partner: ApiClient;

beforeAll(async () => {
  api = await startApi();
  cast = await createCast();
  rental = await openRental(cast);
  await chargeIsc(rental, "10");
  [vendor, partner] = [await api.as(cast.vendor), await api.as(cast.partner)];
});
afterAll(() => api.stop());

test("a promotion is asked for, approved and ended by token", async () => {
  const asked = { accountId: rental.accountId, systemName: "Headquarters" };
  const request = await partner.post("/promotions", asked, { headers: { "idempotency-key": "ask" } });
  expect([request.status, request.body.state]).toEqual([201, "requested"]);
  const again = await partner.post("/promotions", asked, { headers: { "idempotency-key": "ask" } });
  expect(again.body).toEqual(request.body);
  const path = `/promotions/${request.body.id}`;
  const refused = await partner.post(`${path}/approval`, { endsAt: "2199-01-01T00:00:00Z" });
  expect([refused.status, refused.body.code]).toEqual([403, "organization_kind_wrong"]);
  const approved = await vendor.post(`${path}/approval`, { endsAt: "2199-01-01T00:00:00Z" });
  expect([approved.status, approved.body]).toMatchObject([200, { state: "approved", serial: rental.serial }]);
  const account = await partner.get(`/accounts/${rental.accountId}`);
  expect(account.body.pbxs[0].freeUntil).toBe("2199-01-01T00:00:00Z");
  const ended = await vendor.post(`${path}/end`, { reason: "Given up." });
  expect([ended.status, ended.body.state]).toEqual([200, "ended"]);
  const listed = await partner.get("/promotions?state=ended");
  expect(listed.body.promotions).toMatchObject([{ id: request.body.id, reason: "Given up." }]);
});

test("how long credit is kept is the vendor's to say", async () => {
  expect((await vendor.get("/retention")).body.months).toBe(24);
  expect((await partner.get("/retention")).body.code).toBe("organization_kind_wrong");
  expect((await vendor.put("/retention", { months: 0 })).status).toBe(422);
  const changed = await vendor.put("/retention", { months: 24 });
  expect([changed.status, changed.body.months]).toEqual([200, 24]);
});

test("a PBX leaves its account, and the account is deleted with what it holds", async () => {
  const { accountId, serial } = rental;
  const removed = await partner.delete(`/accounts/${accountId}/pbxs/${serial}`);
  expect([removed.status, removed.body]).toEqual([200, { serial, removed: true }]);
  const { name } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  const before = await partner.get(`/accounts/${accountId}`);
  const { balanceTicks } = before.body;
  const wrong = await partner.delete(`/accounts/${accountId}`, { name: "other", balanceTicks });
  expect([wrong.status, wrong.body.code]).toEqual([422, "name_differs"]);
  const deleted = await partner.delete(`/accounts/${accountId}`, { name, balanceTicks });
  expect([deleted.status, deleted.body]).toMatchObject([200, { name, forfeitedTicks: balanceTicks }]);
  const after = await partner.get(`/accounts/${accountId}`);
  expect(after.body).toMatchObject({ state: "idle", balanceTicks: "0", deletedAt: deleted.body.deletedAt });
  expect((await (await api.as(cast.customer)).get(`/accounts/${accountId}`)).status).toBe(404);
  const list = await partner.get("/accounts?deleted=only");
  expect(list.body.accounts.map(({ id }: { id: string }) => id)).toEqual([accountId]);
});
