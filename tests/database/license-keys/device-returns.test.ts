import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { db } from "@/lib/platform/db/client";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { BRI, bind, createHolder, type Holder, OPERATOR, PORT14, standingOf } from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

const path = "/api/device/v1/returns";
let portal: DeviceServer;
let holder: Holder;
beforeAll(async () => {
  portal = await startDeviceServer();
  holder = await createHolder({ [PORT14]: 50, [OPERATOR]: 10 });
});
afterAll(() => portal.stop());

test("a device gives its software licenses back by its certificate, once; its next document is without them", async () => {
  const serial = newSerial();
  const device = await enrollDevice(serial);
  const before = await standingOf(holder.projectId, PORT14);
  const [port] = (await bind(holder, { serial, quantity: 5 })).licenses;
  await preassignHardwareLicenses(holder.vendor, { licenses: [{ serial, article: BRI, quantity: 1 }] });
  await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
  const answer = await callPortal(portal.url, device, { path, body: {} });
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { serial, returned: [port?.licenseKey], staying: 1 },
  ]);
  const again = await callPortal(portal.url, device, { path, body: {} });
  expect(await again.json()).toMatchObject({ returned: [] });
  expect(await standingOf(holder.projectId, PORT14)).toEqual(before);
  const document = decodeJwt(await (await callPortal(portal.url, device)).text());
  expect(document).toMatchObject({ licenses: [{ name: "Relay-BRI", source: "purchased" }] });
  const movement = await db.movement.findFirst({
    where: { licenseKeyId: port?.id ?? null },
    orderBy: { id: "desc" },
  });
  expect(movement).toMatchObject({
    toPlace: "project",
    source: "device",
    actorId: null,
    organizationId: holder.partner.organizationId,
  });
});

test("a device may name what it gives back; another device's keys are none of its business", async () => {
  const [serial, other] = [newSerial(), newSerial()];
  const device = await enrollDevice(serial);
  const [port] = (await bind(holder, { serial })).licenses;
  await bind(holder, { serial, article: OPERATOR });
  const [foreign] = (await bind(holder, { serial: other })).licenses;
  const name = (key: string | undefined) =>
    callPortal(portal.url, device, { path, body: { licenseKeys: [key] } });
  expect((await name(foreign?.licenseKey)).status).toBe(404);
  expect(await (await name(port?.licenseKey)).json()).toMatchObject({ returned: [port?.licenseKey] });
  expect(await db.licenseKey.count({ where: { serial, state: "active" } })).toBe(1);
  expect(await db.licenseKey.count({ where: { serial: other, state: "active" } })).toBe(1);
});

test("nobody returns anything without a certificate", async () => {
  const answer = await fetch(`${portal.url}${path}`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(401);
});
