import { afterAll, beforeAll, expect, test } from "vitest";
import { runReloads } from "@/lib/features/reload-runs/mutations";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { openReloadable, reloadsOf } from "@/tests/support/reloads";
import type { Rental } from "@/tests/support/rental";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

let api: RunningApi;
let rental: Rental;
let vendor: ApiClient;
let partner: ApiClient;
let customer: ApiClient;

beforeAll(async () => {
  api = await startApi();
  rental = await openReloadable();
  [vendor, partner, customer] = [
    await api.as(rental.vendor),
    await api.as(rental.partner),
    await api.as(rental.customer),
  ];
});
afterAll(() => api.stop());

const TERMS = { enabled: true, thresholdWeeks: 2, amountIsc: "100", monthlyCapIsc: "250" };

test("the service is set, reloads, is invoiced and taken back, by token", async () => {
  const path = `/accounts/${rental.accountId}/reloading`;
  expect((await partner.get(path)).body).toMatchObject({ enabled: false, missing: [] });
  const refused = await customer.put(path, TERMS);
  expect([refused.status, refused.body.code]).toEqual([403, "organization_kind_wrong"]);
  const low = await partner.put(path, { ...TERMS, monthlyCapIsc: "50" });
  expect([low.status, low.body.code]).toEqual([422, "reload_cap_too_low"]);
  const halves = await partner.put(path, { ...TERMS, amountIsc: "10.50" });
  expect([halves.status, halves.body.code]).toEqual([422, "reload_amount_malformed"]);
  const on = await partner.put(path, TERMS);
  expect([on.status, on.body]).toMatchObject([200, { enabled: true, amountIsc: "100.00" }]);

  expect((await vendor.put("/reloads/stop", { reason: "A test." })).body).toEqual({ stopped: true });
  await goToWeeksBefore(rental, 1);
  await runReloads();
  expect(await reloadsOf(rental)).toEqual([]);
  expect((await partner.get(path)).body).toMatchObject({ allStopped: true });
  expect((await vendor.put("/reloads/stop", { reason: null })).body).toEqual({ stopped: false });
  await runReloads();

  const [reload] = (await partner.get("/reloads?state=mailed")).body.reloads;
  expect(reload).toMatchObject({ accountId: rental.accountId, state: "mailed", amountIsc: "100.00" });
  const [forCustomer] = (await customer.get("/reloads")).body.reloads;
  expect(forCustomer).toMatchObject({ id: reload.id, invoice: null });
  const again = await vendor.post(`/reloads/${reload.id}/attempt`, undefined);
  expect([again.status, again.body.code]).toEqual([409, "reload_state_wrong"]);

  const { invoices } = (await partner.get("/invoices")).body;
  expect(invoices).toMatchObject([{ number: reload.invoice.number, gross: "142.80" }]);
  expect((await customer.get("/invoices")).body.total).toBe(0);
  const invoice = `/invoices/${reload.invoice.id}`;
  expect((await customer.get(invoice)).body.code).toBe("invoice_not_found");
  for (const [format, start] of [
    ["pdf", "%PDF-"],
    ["xml", "<?xml"],
  ] as const) {
    const file = await partner.get(`${invoice}?format=${format}`);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, `application/${format}`]);
    expect(file.text.slice(0, 5)).toBe(start);
  }

  expect((await partner.post(`${invoice}/credit-note`, { reason: "No." })).body.code).toBe(
    "organization_kind_wrong",
  );
  const key = { headers: { "idempotency-key": "take-back" } };
  const note = await vendor.post(`${invoice}/credit-note`, { reason: "Wrong account." }, key);
  expect([note.status, note.body]).toMatchObject([
    201,
    { kind: "credit_note", gross: "142.80", originalId: reload.invoice.id, reason: "Wrong account." },
  ]);
  expect((await vendor.post(`${invoice}/credit-note`, { reason: "Wrong account." }, key)).body).toEqual(
    note.body,
  );
  const twice = await vendor.post(`${invoice}/credit-note`, { reason: "Twice." });
  expect([twice.status, twice.body.code]).toEqual([409, "invoice_cancelled"]);
  const noteOfNote = await vendor.post(`/invoices/${note.body.id}/credit-note`, { reason: "No." });
  expect([noteOfNote.status, noteOfNote.body.code]).toEqual([409, "credit_note_final"]);
});

test("switched off by the customer, stopped by the vendor", async () => {
  const path = `/accounts/${rental.accountId}/reloading`;
  expect((await customer.post(`${path}/off`, undefined)).body).toMatchObject({ enabled: false });
  expect((await vendor.put(`${path}/stop`, { reason: "Overdue." })).body).toEqual({ stopped: true });
  expect((await partner.put(path, TERMS)).body).toMatchObject({ enabled: true, stopped: true });
  expect((await vendor.put(`${path}/stop`, { reason: null })).body).toEqual({ stopped: false });
});

test("both sides of an invoice and the price of one iSC are read and set by token", async () => {
  const { address } = (await partner.get("/billing/address")).body;
  expect(address).toMatchObject({ country: "DE", email: expect.stringContaining("@") });
  const moved = { ...address, street: "Neue Straße 7" };
  expect((await partner.put("/billing/address", moved)).body).toEqual({ address: moved });
  const wrong = await partner.put("/billing/address", { ...moved, country: "XX" });
  expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ path: "country" }, { path: "vatId" }]]);
  const { seller } = (await vendor.get("/billing/seller")).body;
  expect((await vendor.put("/billing/seller", seller)).body).toEqual({ seller });
  for (const path of ["/billing/seller", "/billing/isc-prices"])
    expect((await partner.get(path)).body.code).toBe("organization_kind_wrong");
  expect((await vendor.put("/billing/address", moved)).body.code).toBe("organization_kind_wrong");

  const price = { priceEuro: "1.35", validFrom: "2999-01-01T00:00:00Z" };
  const made = await vendor.post("/billing/isc-prices", price);
  expect([made.status, made.body]).toMatchObject([201, price]);
  expect((await vendor.get("/billing/isc-prices")).body.prices[0]).toEqual(made.body);
  const taken = await vendor.post("/billing/isc-prices", price);
  expect([taken.status, taken.body.code]).toEqual([409, "valid_from_taken"]);
  const past = await vendor.post("/billing/isc-prices", { ...price, validFrom: "2001-01-01T00:00:00Z" });
  expect(past.body.code).toBe("valid_from_in_past");
});
