import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { type Cast, createCast } from "@/tests/support/cast";
import { DETAILS, newNumber } from "@/tests/support/agreed-contracts";
import { chargeIsc, openRental, PORT, type Rental } from "@/tests/support/rental";

let api: RunningApi;
let cast: Cast;
let rental: Rental;
let vendor: ApiClient;
let partner: ApiClient;

beforeAll(async () => {
  api = await startApi();
  cast = await createCast({ withContracts: false });
  rental = await openRental(cast);
  await chargeIsc(rental, "10");
  [vendor, partner] = [await api.as(cast.vendor), await api.as(cast.partner)];
});
afterAll(() => api.stop());

const configure = () =>
  partner.put(`/accounts/${rental.accountId}/pbxs/${rental.serial}/configuration`, {
    lines: [{ article: PORT, quantity: 1 }],
  });

test("no contract → offer → approval → rent → end, by token", async () => {
  expect((await configure()).body).toMatchObject({ status: 409, code: "contract_missing" });
  const key = { headers: { "idempotency-key": "draft" } };
  const draft = await partner.post("/contracts", { kind: "software_rental", ...DETAILS }, key);
  expect([draft.status, draft.body.state]).toEqual([201, "draft"]);
  expect((await partner.post("/contracts", { kind: "software_rental", ...DETAILS }, key)).body).toEqual(
    draft.body,
  );
  const path = `/contracts/${draft.body.id}`;
  expect(draft.headers.get("location")).toBe(`/api/v1${path}`);
  expect((await vendor.get(path)).body.code).toBe("contract_not_found");

  const { terms, details } = (await partner.get(`${path}?termsLocale=de`)).body;
  expect([terms.locale, details]).toEqual(["de", DETAILS]);
  const wrong = await partner.post(`${path}/submission`, { termsHash: "0" });
  expect([wrong.status, wrong.body.code]).toEqual([409, "contract_terms_changed"]);
  const accepted = { termsHash: terms.hash, termsLocale: "de" };
  expect((await partner.post(`${path}/submission`, accepted)).body.state).toBe("submitted");
  expect((await partner.post(`${path}/submission`, accepted)).body.code).toBe("contract_state_wrong");
  expect((await configure()).body.code).toBe("contract_undecided");

  const queue = await vendor.get("/contracts?state=submitted");
  expect(queue.body.contracts.map(({ id }: { id: string }) => id)).toContain(draft.body.id);
  const number = newNumber();
  const approved = await vendor.post(`${path}/approval`, { number });
  expect([approved.status, approved.body]).toMatchObject([200, { state: "approved", number, endsAt: null }]);
  const rejected = await vendor.post(`${path}/rejection`, { reason: "Too late." });
  expect([rejected.status, rejected.body.code]).toEqual([409, "contract_state_wrong"]);
  expect((await configure()).body.state).toBe("running");

  const ended = await vendor.post(`${path}/end`, { reason: "Over." });
  expect([ended.status, ended.body.state]).toEqual([200, "ended"]);
  expect((await partner.get(`/accounts/${rental.accountId}`)).body.state).toBe("idle");
  expect((await configure()).body.code).toBe("contract_ended");
  expect((await partner.get("/contracts")).body).toMatchObject({
    total: 1,
    contracts: [{ endReason: "Over." }],
  });
});

test("partners do not decide, and a token that may only read writes nothing", async () => {
  const draft = await partner.post("/contracts", { kind: "myapps_cloud" });
  const refused = await partner.post(`/contracts/${draft.body.id}/approval`, { number: newNumber() });
  expect([refused.status, refused.body.code]).toEqual([403, "organization_kind_wrong"]);
  const reading = await api.as(cast.partner, "read");
  const written = await reading.post("/contracts", { kind: "hardware_rental" });
  expect([written.status, written.body.code]).toEqual([403, "token_read_only"]);
  const unknown = await partner.post("/contracts", { kind: "lease" });
  expect([unknown.status, unknown.body.code]).toEqual([422, "invalid"]);
});
