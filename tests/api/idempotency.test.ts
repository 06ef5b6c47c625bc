import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { type ApiClient, type ApiResponse, type RunningApi, startApi } from "@/tests/support/api";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { chargeIsc, issueKey, newSerial, openRental, PORT, type Rental } from "@/tests/support/rental";

let api: RunningApi;
let rental: Rental;
let vendor: ApiClient;
let partner: ApiClient;

beforeAll(async () => {
  api = await startApi();
  await freezeClock();
  rental = await openRental();
  vendor = await api.as(rental.vendor);
  partner = await api.as(rental.partner);
});
afterAll(() => api.stop());

const named = (key: string) => ({ headers: { "idempotency-key": key } });

test("every write answers the same body to the same key, and refuses the key for another request", async () => {
  const account = `/accounts/${rental.accountId}`;
  await chargeIsc(rental, "100");
  const [one, other] = [await issueKey(rental, "1"), await issueKey(rental, "1")];
  type Write = (version: 0 | 1, key: string) => Promise<ApiResponse>;
  const writes: Record<string, Write> = {
    article: (version, key) =>
      vendor.post(
        "/articles",
        { number: `44-${version}`, name: "A", kind: "app", rentable: false },
        named(key),
      ),
    prices: (version, key) =>
      vendor.post(
        "/price-lists",
        { prices: [{ article: PORT, scenario: "on_premises", monthlyIsc: ["0.60", "0.61"][version] }] },
        named(key),
      ),
    keys: (version, key) => vendor.post("/activation-keys", { isc: ["5", "6"][version] }, named(key)),
    customer: (version, key) => partner.post("/customers", { name: `Twice ${version}` }, named(key)),
    account: (version, key) =>
      partner.post(
        "/accounts",
        { customerId: rental.customer.organizationId, name: `twice-${version}.example` },
        named(key),
      ),
    pbx: (version, key) =>
      partner.post(
        `${account}/pbxs`,
        { serial: `00-90-33-CC-00-0${version}`, name: "P", scenario: "cloud" },
        named(key),
      ),
    charge: (version, key) =>
      partner.post(`${account}/charges`, { activationKey: [one, other][version]!.canonical }, named(key)),
    configuration: (version, key) =>
      partner.put(
        `${account}/pbxs/${rental.serial}/configuration`,
        { lines: [{ article: PORT, quantity: version + 1 }] },
        named(key),
      ),
  };
  for (const [name, write] of Object.entries(writes)) {
    const first = await write(0, `once-${name}`);
    expect([name, first.status < 300]).toEqual([name, true]);
    await advanceClock(10n);
    const again = await write(0, `once-${name}`);
    expect([name, again.status, again.text]).toEqual([name, first.status, first.text]);
    const mismatch = await write(1, `once-${name}`);
    expect([name, mismatch.status, mismatch.body.code]).toEqual([name, 422, "idempotency_mismatch"]);
  }
  expect(await db.organization.count({ where: { name: { startsWith: "Twice" } } })).toBe(1);
});

test("keys that were issued are stored sealed for the second answer, never in the clear", async () => {
  const { body } = await vendor.post("/activation-keys", { isc: "5" }, named("sealed"));
  const stored = await db.idempotencyReference.findMany({ where: { reference: "sealed" } });
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(body.keys[0].activationKey);
});

test("the same key on two accounts are two writes", async () => {
  const another = await openRental(rental);
  for (const { accountId } of [rental, another]) {
    const activationKey = (await issueKey(rental, "1")).canonical;
    const { status } = await partner.post(
      `/accounts/${accountId}/charges`,
      { activationKey },
      named("shared"),
    );
    expect(status).toBe(200);
  }
});

test("fifty at once with one key: one effect and fifty equal answers", async () => {
  const { accountId } = await openRental(rental);
  const activationKey = (await issueKey(rental, "7")).canonical;
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      partner.post(`/accounts/${accountId}/charges`, { activationKey }, named("fifty")),
    ),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(200);
  expect(await readLedger(accountId)).toHaveLength(1);
});

test("fifty customers at once with one key are one", async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      partner.post("/customers", { name: "Fifty AG" }, named("fifty customers")),
    ),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(await db.organization.count({ where: { name: "Fifty AG" } })).toBe(1);
});

test("a refusal is not remembered, and trying out uses no key up", async () => {
  const { accountId } = await openRental(rental);
  const path = `/accounts/${accountId}/pbxs/${newSerial()}/configuration`;
  const refused = await partner.put(path, { lines: [] }, named("again"));
  expect(refused.body.code).toBe("pbx_unknown");
  const activationKey = (await issueKey(rental, "1")).canonical;
  const dry = await partner.post(
    `/accounts/${accountId}/charges`,
    { activationKey, dryRun: true },
    named("again"),
  );
  expect(dry.body.dryRun).toBe(true);
  const charged = await partner.post(`/accounts/${accountId}/charges`, { activationKey }, named("again"));
  expect([charged.status, charged.body.dryRun]).toEqual([200, undefined]);
});

test.each(["", "ä", "a".repeat(256), "tab\there"])("a key that cannot be one is refused: %j", async (key) => {
  const { status, body } = await partner
    .post("/customers", { name: "Nobody" }, named(key))
    .catch(() => ({ status: 400, body: { code: "idempotency_key_malformed" } }));
  expect([status, body.code]).toEqual([400, "idempotency_key_malformed"]);
});
