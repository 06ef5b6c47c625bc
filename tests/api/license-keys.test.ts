import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { BRI, createHolder, type Holder, PORT14 } from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

let api: RunningApi;
let holder: Holder;
let vendor: ApiClient;
let partner: ApiClient;
let stranger: ApiClient;
let project: string;

beforeAll(async () => {
  api = await startApi();
  holder = await createHolder({ [PORT14]: 100 });
  vendor = await api.as(holder.vendor);
  partner = await api.as(holder.partner);
  stranger = await api.as((await createHolder()).partner);
  project = `/projects/${holder.projectId}`;
});
afterAll(() => api.stop());

const bind = (serial: string, more: object = {}) =>
  partner.post(`${project}/license-keys`, { licenses: [{ article: PORT14, quantity: 2, serial, ...more }] });

const oldAddress = (serial: string, token?: string) =>
  fetch(`${api.portal.url}/license/get_license?f_mac=${serial}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

test("licenses are bound, listed, read with their lineage, downloaded and returned by token", async () => {
  const serial = newSerial();
  const dry = await partner.post(`${project}/license-keys`, {
    licenses: [{ article: PORT14, quantity: 2, serial }],
    dryRun: true,
  });
  expect([dry.status, dry.body.left]).toEqual([201, [{ article: PORT14, name: "PBX-Port14", left: 98 }]]);
  const [key] = (await bind(serial, { endCustomer: "Bergmann" })).body.licenses;
  const listed = await partner.get(`${project}/license-keys?serial=${serial.slice(0, 14)}&customer=berg`);
  expect(listed.body).toMatchObject({
    total: 1,
    licenseKeys: [{ id: key.id, state: "active", quantity: 2 }],
  });
  const details = await partner.get(`${project}/license-keys/${key.id}`);
  expect(details.body).toMatchObject({
    lineage: [{ step: 1, pieces: 2, isVendors: true }],
    events: [{ kind: "license_bound" }],
  });
  const file = await partner.get(`${project}/license-files/${serial}?form=xml`);
  expect(file.body).toMatchObject({ form: "xml", content: expect.stringContaining('type="PBX-Port14"') });
  const returned = await partner.post(`${project}/license-returns`, { serial, xml: file.body.content });
  expect(returned.body).toMatchObject({ returned: [{ id: key.id }], staying: 0 });
  const again = await partner.post(`${project}/license-returns`, { serial, xml: file.body.content });
  expect([again.status, again.body.code]).toEqual([409, "license_key_ended"]);
});

test("the old address serves the script in every spelling of the serial, and only to who sees the device", async () => {
  const serial = newSerial();
  await bind(serial);
  for (const spelling of [serial, serial.replaceAll("-", ""), serial.replaceAll("-", ":").toLowerCase()]) {
    const answer = await oldAddress(spelling, partner.token);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    expect(await answer.text()).toMatch(/^# .*\n# .*\nvars create LICENSE\/PBX0 pau Port14=2,/);
  }
  for (const answer of [
    await oldAddress(serial, stranger.token),
    await oldAddress(serial),
    await oldAddress(serial, "lp_nonsense"),
    await oldAddress("nonsense", partner.token),
    await oldAddress(newSerial(), partner.token),
  ])
    expect(answer.status).toBe(404);
});

test("a device's licenses are moved, revoked and tested by token; a strange project does not exist", async () => {
  const [from, to] = [newSerial(), newSerial()];
  await bind(from);
  const moved = await partner.post(`${project}/license-moves`, { from, to, reason: "Lightning" });
  expect(moved.body).toMatchObject({ from, to, moved: [{ quantity: 2, serial: to }] });
  const [{ id }] = moved.body.moved;
  expect((await partner.post(`/license-keys/${id}/revocation`, { reason: "Wrong" })).status).toBe(403);
  const revoked = await vendor.post(`/license-keys/${id}/revocation`, { reason: "Wrong serial" });
  expect(revoked.body).toMatchObject({ id, returnedToBalance: true });
  const wanted = { serial: to, version: "14", slave: false, pbxLicenses: 10 };
  expect((await partner.post(`${project}/test-licenses`, wanted)).status).toBe(201);
  const second = await partner.post(`${project}/test-licenses`, wanted);
  expect([second.status, second.body.code]).toEqual([409, "test_license_used"]);
  expect((await partner.get(`${project}/test-licenses`)).body).toMatchObject({ total: 1 });
  const elsewhere = await stranger.post(`${project}/license-moves`, { from, to });
  expect([elsewhere.status, elsewhere.body.code]).toEqual([404, "project_not_found"]);
});

test("hardware licenses are pre-assigned by the vendor and claimed once", async () => {
  const serial = newSerial();
  const assigned = await vendor.post("/pre-assignments", {
    licenses: [{ serial, article: BRI, quantity: 2 }],
  });
  expect([assigned.status, assigned.body.licenses]).toMatchObject([201, [{ serial, name: "Relay-BRI" }]]);
  const path = `${project}/hardware-licenses`;
  expect((await partner.post(path, { serial, dryRun: true })).body).toMatchObject({ newlyClaimed: 1 });
  expect((await partner.post(path, { serial })).body).toMatchObject({ newlyClaimed: 1 });
  expect((await partner.post(path, { serial })).body).toMatchObject({ newlyClaimed: 0, licenses: [{}] });
});
