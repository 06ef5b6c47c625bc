import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendLicensesAgain } from "@/lib/features/pbxs/mutations";
import { pool } from "@/lib/platform/db/pool";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { enrollDevice } from "@/tests/support/enrolled-device";
import { type HeardEvent, listen } from "@/tests/support/event-stream";
import { chargeIsc, openRunning, PORT, rent, type Rental, UC } from "@/tests/support/rental";

let portal: DeviceServer;
beforeAll(async () => {
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

const running = (): Promise<Rental> => openRunning({ isc: "10", ports: 25 });

const connect = async (serial: string, headers = {}) =>
  listen(portal.url, await enrollDevice(serial), headers);
const claims = ({ data }: HeardEvent) => decodeJwt(data);

test("the current document comes first, then each that follows it", async () => {
  const rental = await running();
  const device = await connect(rental.serial);
  expect(device.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
  const first = await device.next("document");
  expect(first.id).toBe("1");
  expect(claims(first)).toMatchObject({ sub: rental.serial, seq: 1, licenses: [{ quantity: 25 }] });
  await rent(rental, { [PORT]: 26 });
  expect(claims(await device.next("document"))).toMatchObject({ seq: 2, licenses: [{ quantity: 26 }] });
  await chargeIsc(rental, "10");
  expect(claims(await device.next("document"))).toMatchObject({ seq: 3 });
  await sendLicensesAgain(rental.partner, rental.accountId);
  expect(claims(await device.next("document"))).toMatchObject({ seq: 4 });
  device.hangUp();
});

test("a listener that is cut off is opened again, and nothing is missed", async () => {
  const rental = await running();
  const device = await connect(rental.serial);
  await device.next("document");
  await pool().query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%device_changes%' AND pid <> pg_backend_pid()",
  );
  await rent(rental, { [UC]: 3 });
  expect(claims(await device.next("document"))).toMatchObject({ seq: 2, licenses: [{ name: "PBX-UC" }] });
  device.hangUp();
});

test("a portal that stops says goodbye with a hint, and has the current document for whoever comes again", async () => {
  const rental = await running();
  const device = await connect(rental.serial);
  await device.next("document");
  await portal.stop();
  const { data, retry } = await device.next("goodbye");
  const { reason, retryMilliseconds } = JSON.parse(data);
  expect([reason, String(retryMilliseconds)]).toEqual(["restart", retry]);
  await device.ended;
  await rent(rental, { [PORT]: 1 });
  await portal.resume();
  const again = await connect(rental.serial, { "last-event-id": "1" });
  expect(claims(await again.next("document"))).toMatchObject({ seq: 2, licenses: [{ quantity: 1 }] });
  again.hangUp();
});
