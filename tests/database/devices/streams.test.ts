import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/platform/db/pool";
import { closeChannel, requireChannel } from "@/server/channel/open-channel";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { type HeardEvent, listen } from "@/tests/support/event-stream";
import { chargeIsc, openRunning, PORT, rent, type Rental, UC } from "@/tests/support/rental";

let portal: DeviceServer;
beforeAll(async () => {
  await freezeClock();
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

const running = (): Promise<Rental> => openRunning({ isc: "10", ports: 25 });

const connect = async (serial: string) => listen(portal.url, await enrollDevice(serial));
const claims = ({ data }: HeardEvent) => decodeJwt(data);
const goodbyeOf = ({ data }: HeardEvent) => JSON.parse(data).reason as string;

test("of changes at once the last one is what a device ends up with, and no number is left out", async () => {
  const rental = await running();
  const device = await connect(rental.serial);
  await device.next("document");
  await Promise.allSettled([
    chargeIsc(rental, "1"),
    chargeIsc(rental, "2"),
    rent(rental, { [PORT]: 3 }),
    rent(rental, { [UC]: 4 }),
  ]);
  const answer = await callPortal(portal.url, await enrollDevice(rental.serial));
  const current = decodeJwt(await answer.text());
  await expect.poll(() => device.heard.map((event) => event.id).at(-1)).toBe(String(current["seq"]));
  const last = device.heard.findLast(({ event }) => event === "document");
  expect(last && claims(last)).toEqual(current);
  const numbers = device.heard.filter(({ event }) => event === "document").map(({ id }) => Number(id));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  device.hangUp();
});

test("what a device polls is as new as what was committed before it asked", async () => {
  const rental = await running();
  const device = await enrollDevice(rental.serial);
  for (let ports = 1; ports <= 20; ports += 1) {
    await rent(rental, { [PORT]: ports });
    const document = decodeJwt(await (await callPortal(portal.url, device)).text());
    expect(document).toMatchObject({ licenses: [{ quantity: ports }] });
  }
});

test("a rental that runs out is taken off connected devices in that second, without a settlement", async () => {
  const rental = await running();
  const device = await connect(rental.serial);
  const { exp = 0 } = claims(await device.next("document"));
  await advanceClock(BigInt(exp) - (await portalTime()));
  expect(claims(await device.next("document"))).toMatchObject({ seq: 2, licenses: [] });
  const { data } = await device.next("clock");
  expect(JSON.parse(data)).toEqual({
    time: new Date(exp * 1_000).toISOString().replace(".000", ""),
    frozen: true,
  });
  device.hangUp();
});

test("a second stream of a device ends the first", async () => {
  const rental = await running();
  const device = await enrollDevice(rental.serial);
  const first = await listen(portal.url, device);
  await first.next("document");
  const second = await listen(portal.url, device);
  await second.next("document");
  expect(goodbyeOf(await first.next("goodbye"))).toBe("replaced");
  await first.ended;
  await chargeIsc(rental, "1");
  expect(claims(await second.next("document"))).toMatchObject({ seq: 2 });
  second.hangUp();
});

test("a stream opened at another process ends the one here", async () => {
  const rental = await running();
  const device = await connect(rental.serial);
  await device.next("document");
  await requireChannel().journal.settled();
  await pool().query("SELECT note_device_change($1)", [
    `replaced:${rental.serial}:0190a5f2-0000-7000-8000-000000000000`,
  ]);
  expect(goodbyeOf(await device.next("goodbye"))).toBe("replaced");
});

test("a stream ends with the certificate it was opened with", async () => {
  const rental = await running();
  const device = await connect(rental.serial);
  const other = await connect((await running()).serial);
  await Promise.all([device.next("document"), other.next("document")]);
  await pool().query(
    "UPDATE device_certificates SET revoked_at = portal_now(), revoked_reason = 'key_compromise' WHERE serial = $1",
    [rental.serial],
  );
  expect(goodbyeOf(await device.next("goodbye"))).toBe("certificate");
  await device.ended;
  expect(other.heard.map(({ event }) => event)).not.toContain("goodbye");
  other.hangUp();
});

test("who asks for the stream alone, or without a token, gets no stream", async () => {
  const device = await enrollDevice((await running()).serial);
  const path = "/api/device/v1/events";
  const head = await callPortal(portal.url, device, { path, method: "HEAD" });
  expect([head.status, head.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
  expect((await fetch(`${portal.url}${path}`)).status).toBe(401);
  expect((await callPortal(portal.url, device, { path, method: "POST", body: {} })).status).toBe(405);
});

test("a portal that is closing asks to come again, and still answers what is polled", async () => {
  const device = await enrollDevice((await running()).serial);
  await closeChannel();
  const answer = await callPortal(portal.url, device, { path: "/api/device/v1/events" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await answer.json()).code).toBe("portal_restarting");
  expect((await callPortal(portal.url, device)).status).toBe(200);
});
