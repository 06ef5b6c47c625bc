import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { type Cast, createCast } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { newSerial } from "@/tests/support/rental";

const PORT = "66-00001-001";
const UC = "66-00001-002";

let api: RunningApi;
let cast: Cast;
let vendor: ApiClient;
let partner: ApiClient;
let customer: ApiClient;

beforeAll(async () => {
  api = await startApi();
  await freezeClock();
  cast = await createCast();
  vendor = await api.as(cast.vendor);
  partner = await api.as(cast.partner);
  customer = await api.as(cast.customer);
});
afterAll(() => api.stop());

/** An account with one PBX, opened over the API. */
async function openAccount(name: string): Promise<Readonly<{ id: string; serial: string }>> {
  const opened = await partner.post("/accounts", { customerId: cast.customer.organizationId, name });
  const serial = newSerial();
  await partner.post(`/accounts/${opened.body.id}/pbxs`, {
    serial,
    name: "Headquarters",
    scenario: "on_premises",
  });
  return { id: opened.body.id, serial };
}

async function issueKey(isc: string): Promise<string> {
  const issued = await vendor.post("/activation-keys", { isc });
  return issued.body.keys[0].activationKey;
}

test("the vendor adds articles and publishes their prices, which everybody can read", async () => {
  for (const [number, name] of [
    [PORT, "PBX-Port14"],
    [UC, "PBX-UC14"],
  ]) {
    const article = { number, name, kind: "software", version: "14", rentable: true };
    const added = await vendor.post("/articles", article);
    expect([added.status, added.body]).toEqual([201, { ...article, perDevice: false }]);
  }
  const published = await vendor.post("/price-lists", {
    prices: [
      { article: PORT, scenario: "on_premises", monthlyIsc: "0.60" },
      { article: PORT, scenario: "cloud", monthlyIsc: "1.2" },
      { article: UC, scenario: "on_premises", monthlyIsc: "1.85" },
    ],
  });
  expect(published.status).toBe(201);
  for (const client of [vendor, partner, customer]) {
    const { status, body } = await client.get("/price-lists/current");
    expect([status, body.id, body.validFrom]).toEqual([200, published.body.id, published.body.validFrom]);
    expect(body.prices).toEqual(
      expect.arrayContaining([
        { article: PORT, name: "PBX-Port14", scenario: "cloud", monthlyIsc: "1.20" },
        { article: UC, name: "PBX-UC14", scenario: "on_premises", monthlyIsc: "1.85" },
      ]),
    );
  }
});

test("a list of tomorrow is answered with its second and is not in force yet", async () => {
  const { body: before } = await vendor.get("/price-lists/current");
  const validFrom = "2199-01-01T00:00:00Z";
  const { status, body } = await vendor.post("/price-lists", {
    validFrom: "2199-01-01T01:00:00+01:00",
    prices: [{ article: PORT, scenario: "cloud", monthlyIsc: "2" }],
  });
  expect([status, body.validFrom]).toEqual([201, validFrom]);
  expect((await vendor.get("/price-lists/current")).body.id).toBe(before.id);
});

test("a partner creates a customer, opens an account and adds a PBX", async () => {
  const created = await partner.post("/customers", { name: "Muster AG" });
  expect(created.status).toBe(201);
  const account = {
    customerId: created.body.id,
    name: "muster.example",
    warningEmails: "it@muster.example, b@muster.example",
  };
  const opened = await partner.post("/accounts", account);
  expect(opened.status).toBe(201);
  expect(opened.body.warningEmails).toEqual(["it@muster.example", "b@muster.example"]);
  expect(opened.headers.get("location")).toBe(`/api/v1/accounts/${opened.body.id}`);
  const added = await partner.post(`/accounts/${opened.body.id}/pbxs`, {
    serial: "0090.33aa.0001",
    name: "Headquarters",
    scenario: "cloud",
  });
  expect([added.status, added.body]).toEqual([
    201,
    { serial: "00-90-33-AA-00-01", name: "Headquarters", scenario: "cloud", version: 0 },
  ]);
  const shown = await partner.get(opened.headers.get("location")!.slice("/api/v1".length));
  expect(shown.body).toMatchObject({
    id: opened.body.id,
    name: "muster.example",
    customer: created.body,
    balanceTicks: "0",
    balanceIsc: "0.00",
    monthlyIsc: "0.00",
    ratePerSecond: "0",
    state: "idle",
    exhaustsAt: null,
    pbxs: [{ serial: "00-90-33-AA-00-01", scenario: "cloud", version: 0, lines: [] }],
  });
});

test("a key is charged, licenses run by the second, and the account ends in the second that was told", async () => {
  const { id, serial } = await openAccount("run.example");
  const charged = await customer.post(`/accounts/${id}/charges`, { activationKey: await issueKey("10") });
  expect(charged.status).toBe(200);
  expect(charged.body).toMatchObject({ chargedIsc: "10.00", balanceTicks: "2628000000", state: "idle" });

  const lines = [
    { article: PORT, quantity: 25 },
    { article: UC, quantity: 25 },
  ];
  const configured = await customer.put(`/accounts/${id}/pbxs/${serial}/configuration`, {
    lines,
    basedOn: 0,
  });
  expect(configured.status).toBe(200);
  expect(configured.body).toMatchObject({
    applied: true,
    monthlyIsc: "61.25",
    ratePerSecond: "6125",
    state: "running",
    pbxs: [{ serial, version: 1 }],
  });
  const seconds = (Date.parse(configured.body.exhaustsAt) - Date.parse(configured.body.asOf)) / 1000;
  expect(seconds).toBe(429_061);

  await advanceClock(429_060n);
  expect((await customer.get(`/accounts/${id}`)).body).toMatchObject({
    state: "running",
    balanceTicks: "7500",
    exhaustsAt: configured.body.exhaustsAt,
    pbxs: [
      {
        serial,
        version: 1,
        monthlyIsc: "61.25",
        lines: [
          { article: PORT, name: "PBX-Port14", quantity: 25, price: "0.60", monthlyIsc: "15.00" },
          { article: UC, name: "PBX-UC14", quantity: 25, price: "1.85", monthlyIsc: "46.25" },
        ],
      },
    ],
  });
  await advanceClock(1n);
  expect((await customer.get(`/accounts/${id}`)).body).toMatchObject({
    state: "stopped",
    balanceTicks: "1375",
    exhaustsAt: null,
    asOf: configured.body.exhaustsAt,
  });
});

test("what would be is told without doing it", async () => {
  const { id, serial } = await openAccount("dry.example");
  const activationKey = await issueKey("10");
  const checked = await partner.post(`/accounts/${id}/charges`, { activationKey, dryRun: true });
  expect([checked.status, checked.body.dryRun]).toEqual([200, true]);
  expect(checked.body).toMatchObject({
    chargedIsc: "10.00",
    before: { balanceIsc: "0.00" },
    after: { balanceIsc: "10.00" },
  });
  expect((await partner.get(`/accounts/${id}`)).body.balanceIsc).toBe("0.00");
  await partner.post(`/accounts/${id}/charges`, { activationKey });

  const path = `/accounts/${id}/pbxs/${serial}/configuration`;
  const lines = [{ article: PORT, quantity: 10 }];
  const tried = await partner.put(path, { lines, dryRun: true });
  expect(tried.body).toMatchObject({
    dryRun: true,
    monthlyIsc: "6.00",
    before: { monthlyIsc: "0.00", exhaustsAt: null },
    after: { monthlyIsc: "6.00", exhaustsAt: tried.body.exhaustsAt },
    differences: [{ serial, lines: [{ article: PORT, oldQuantity: 0, newQuantity: 10, newPrice: "0.60" }] }],
  });
  expect((await partner.get(`/accounts/${id}`)).body.pbxs[0].lines).toEqual([]);
  await partner.put(path, { lines, seenPriceListId: tried.body.priceListId });

  await vendor.post("/price-lists", {
    prices: [{ article: PORT, scenario: "on_premises", monthlyIsc: "0.70" }],
  });
  const dearer = await partner.post(`/accounts/${id}/charges`, {
    activationKey: await issueKey("1"),
    dryRun: true,
  });
  expect(dearer.body).toMatchObject({
    before: { monthlyIsc: "6.00" },
    after: { monthlyIsc: "7.00" },
    differences: [{ lines: [{ article: PORT, oldPrice: "0.60", newPrice: "0.70", priceChanged: true }] }],
  });
  const outdated = await partner.put(path, { lines, seenPriceListId: tried.body.priceListId });
  expect([outdated.status, outdated.body.code]).toEqual([409, "prices_changed"]);
  await vendor.post("/price-lists", {
    prices: [{ article: PORT, scenario: "on_premises", monthlyIsc: "0.60" }],
  });
});

test("keys of pieces are issued, several at once, and cannot be charged", async () => {
  const { status, body } = await vendor.post("/activation-keys", {
    items: [{ article: PORT, quantity: 5 }],
    count: 3,
  });
  expect([status, body.keys.length]).toEqual([201, 3]);
  for (const key of body.keys)
    expect(key.activationKey).toMatch(new RegExp(`^ACT-1(-[0-9a-f]{4}){5}-${key.lastGroup}$`));
  const { id } = await openAccount("pieces.example");
  const refused = await partner.post(`/accounts/${id}/charges`, {
    activationKey: body.keys[0].activationKey,
  });
  expect([refused.status, refused.body.code]).toEqual([409, "activation_key_holds_no_credits"]);
});

test("accounts are listed by page, searched and sorted, each with its PBXs", async () => {
  for (const name of ["list-b.example", "list-a.example", "list-c.example"]) await openAccount(name);
  const { body } = await partner.get("/accounts?search=list-&sort=name&direction=desc&page=1&pageSize=2");
  expect(body).toMatchObject({ total: 3, page: 1, pageSize: 2 });
  expect(body.accounts.map(({ name }: { name: string }) => name)).toEqual([
    "list-c.example",
    "list-b.example",
  ]);
  expect(body.accounts[0].pbxs).toHaveLength(1);
  const second = await partner.get("/accounts?search=list-&direction=desc&page=2&pageSize=2");
  expect(second.body.accounts.map(({ name }: { name: string }) => name)).toEqual(["list-a.example"]);
});
