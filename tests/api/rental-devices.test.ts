import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { newSerial, PORT, rent, type Rental } from "@/tests/support/rental";
import { openDeviceRental, PHONE } from "@/tests/support/rental-devices";

let api: RunningApi;
let rental: Rental;
let vendor: ApiClient;
let partner: ApiClient;

beforeAll(async () => {
  api = await startApi();
  rental = await openDeviceRental();
  [vendor, partner] = [await api.as(rental.vendor), await api.as(rental.partner)];
});
afterAll(() => api.stop());

const account = () => `/accounts/${rental.accountId}`;

test("order → ship → code → provision → activate → exchange → deactivate, by token", async () => {
  const [first, second] = [newSerial(), newSerial()];
  const order = { items: [{ article: PHONE, quantity: 2 }], deliveryAddress: "Kaistraße 1" };
  const key = { headers: { "idempotency-key": "order" } };
  const ordered = await partner.post("/rental-orders", order, key);
  expect([ordered.status, ordered.body.state]).toEqual([201, "open"]);
  expect((await partner.post("/rental-orders", order, key)).body).toEqual(ordered.body);
  const waiting = (await vendor.get("/rental-orders?state=open")).body.orders;
  expect(waiting.map(({ id }: { id: string }) => id)).toContain(ordered.body.id);

  const path = `/rental-orders/${ordered.body.id}`;
  const shipment = { items: [{ article: PHONE, serials: [first, second] }] };
  expect((await partner.post(`${path}/shipment`, shipment)).body.code).toBe("organization_kind_wrong");
  expect((await vendor.post(`${path}/shipment`, shipment)).body.state).toBe("shipped");
  expect((await partner.get(path)).body.items).toMatchObject([{ serials: [first, second].toSorted() }]);
  expect((await partner.post(`${path}/cancellation`, {})).body.code).toBe("rental_order_closed");

  const code = await partner.post(`${account()}/provisioning-codes`, { purpose: "rollout", devices: 2 });
  expect(code.status).toBe(201);
  for (const serial of [first, second]) {
    const phone = await enrollDevice(serial);
    const call = { path: "/api/device/v1/provisioning", body: { code: code.body.code } };
    const answer = await callPortal(api.portal.url, phone, call);
    expect(answer.status).toBe(200);
  }
  const codes = await partner.get(`${account()}/provisioning-codes`);
  expect(codes.body.codes).toMatchObject([{ state: "used", usedDevices: 2 }]);
  expect(codes.text).not.toContain(code.body.code);

  await rent(rental, { [PORT]: 10 });
  const devices = [{ serial: first, active: true, basedOn: 0 }];
  const tried = await partner.put(`${account()}/devices/configuration`, { devices, dryRun: true });
  expect(tried.body).toMatchObject({ dryRun: true, after: { monthlyIsc: "8.00" } });
  const changed = await partner.put(`${account()}/devices/configuration`, { devices });
  expect(changed.body).toMatchObject({ applied: true, monthlyIsc: "8.00" });
  const stale = [{ serial: first, active: false, basedOn: 0 }];
  const refused = await partner.put(`${account()}/devices/configuration`, { devices: stale });
  expect([refused.status, refused.body.code]).toEqual([409, "configuration_outdated"]);

  const swap = { newSerial: second, reason: "Broken" };
  const swapped = await partner.post(`${account()}/devices/${first}/swap`, swap, key);
  expect(swapped.body).toMatchObject({ oldSerial: first, newSerial: second });
  expect((await partner.post(`${account()}/devices/${first}/swap`, swap)).body.code).toBe(
    "rental_device_retired",
  );
  expect((await partner.get(`${account()}/devices`)).body.devices).toMatchObject([
    { serial: second, state: "active", monthlyIsc: "2.00", replaces: first },
    { serial: first, state: "retired", monthlyIsc: null, replacedBy: second },
  ]);
  const { pbxs, devices: renting } = (await partner.get(account())).body;
  expect([pbxs.length, renting.map(({ lines }: { lines: unknown[] }) => lines.length).toSorted()]).toEqual([
    1,
    [0, 1],
  ]);
  const history = await partner.get(`${account()}/history`);
  expect(history.body.entries.at(-1)).toMatchObject({
    event: "rma",
    swap: { oldSerial: first, newSerial: second, reason: "Broken" },
  });
  const csv = await partner.get(`${account()}/history?format=csv`);
  expect(csv.text).toContain(`${first} > ${second}`);
  const ended = await partner.put(`${account()}/devices/configuration`, {
    devices: [{ serial: second, active: false }],
  });
  expect(ended.body.monthlyIsc).toBe("6.00");
  const once = { headers: { "idempotency-key": "removal" } };
  const removed = await partner.delete(`${account()}/devices/${second}`, undefined, once);
  expect(removed.body).toEqual({ serial: second, removed: true });
  expect((await partner.delete(`${account()}/devices/${second}`, undefined, once)).body).toEqual(
    removed.body,
  );
  expect((await partner.delete(`${account()}/devices/${first}`)).body.code).toBe("rental_device_retired");
  expect((await partner.get(`${account()}/devices`)).body.devices).toMatchObject([{ serial: first }]);
});

test("a code that was ended lets nobody in, and a device without a code is told so", async () => {
  const code = await partner.post(`${account()}/provisioning-codes`, { purpose: "device" });
  const ended = await partner.post(`${account()}/provisioning-codes/${code.body.id}/end`, undefined);
  expect(ended.body.state).toBe("ended");
  const phone = await enrollDevice(newSerial());
  const path = "/api/device/v1/provisioning";
  const late = await callPortal(api.portal.url, phone, { path, body: { code: code.body.code } });
  expect([late.status, (await late.json()).code]).toEqual([409, "rental_device_not_shipped"]);
  const wrong = await callPortal(api.portal.url, phone, { path, body: { code: "0000" } });
  expect([wrong.status, (await wrong.json()).code]).toEqual([404, "provisioning_code_unknown"]);
});

test("what is somebody else's does not exist", async () => {
  const stranger = await api.as((await openDeviceRental("0")).partner);
  for (const path of [`${account()}/devices`, `${account()}/provisioning-codes`]) {
    expect((await stranger.get(path)).status).toBe(404);
  }
  const order = { items: [{ article: PHONE, quantity: 1 }], deliveryAddress: "x" };
  const { body } = await partner.post("/rental-orders", order);
  expect((await stranger.get(`/rental-orders/${body.id}`)).status).toBe(404);
});
