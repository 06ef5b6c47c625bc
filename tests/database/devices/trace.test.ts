import { afterAll, beforeAll, expect, test } from "vitest";
import { buryDeadProcesses } from "@/lib/features/device-events/mutations";
import { getDevice } from "@/lib/features/device-views/data";
import { listTrace } from "@/lib/features/device-views/trace/data";
import { pool } from "@/lib/platform/db/pool";
import { channelIfOpen } from "@/server/channel/open-channel";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { listen } from "@/tests/support/event-stream";
import { openRental, openRunning, type Rental } from "@/tests/support/rental";

let portal: DeviceServer;
beforeAll(async () => {
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

const running = (): Promise<Rental> => openRunning({ isc: "10", ports: 25 });

/** The trace, the newest first. */
const traceOf = async ({ serial }: Rental) => {
  await channelIfOpen()?.journal.settled();
  return listTrace({ serial }, { limit: 50 });
};
const deviceOf = async ({ partner, serial }: Rental) => {
  await channelIfOpen()?.journal.settled();
  return getDevice(partner, serial);
};
const NOTICES = "/api/device/v1/notices";

test("the trace tells what was sent, what the device said, and when it came and went", async () => {
  const rental = await running();
  const device = await enrollDevice(rental.serial);
  const stream = await listen(portal.url, device, { "last-event-id": "7" });
  await stream.next("document");
  expect(await deviceOf(rental)).toMatchObject({
    connection: "connected",
    documentSeq: 1,
    installedSeq: null,
  });
  const acknowledgement = { seq: 1, firmware: "14r2" };
  for (let told = 0; told < 2; told += 1)
    await callPortal(portal.url, device, { path: "/api/device/v1/acknowledgements", body: acknowledgement });
  await callPortal(portal.url, device, {
    path: "/api/device/v1/acknowledgements",
    body: { seq: 1, refused: "stale_iat" },
  });
  const notice = { kind: "restarted", reference: "boot-1", reason: "expired", firmware: "14r3", seq: 1 };
  for (let told = 0; told < 2; told += 1)
    expect((await callPortal(portal.url, device, { path: NOTICES, body: notice })).status).toBe(204);
  const heard = await deviceOf(rental);
  expect(heard).toMatchObject({ firmware: "14r3", installedSeq: 1, refused: { reason: "stale_iat" } });
  stream.hangUp();
  await stream.ended;
  await expect.poll(async () => (await deviceOf(rental))?.connection).toBe("offline");
  const trace = await traceOf(rental);
  const kinds = trace.map(({ kind }) => kind).toReversed();
  expect(kinds).toEqual(["connected", "sent", "acknowledged", "refused", "restarted", "disconnected"]);
  expect(trace.at(-1)?.details).toMatchObject({ lastEventId: "7" });
  expect(trace[0]?.details).toMatchObject({ reason: "lost" });
  const [newest, second] = trace;
  const older = await listTrace({ serial: rental.serial }, { before: newest?.id ?? 0n, limit: 1 });
  expect(older).toEqual([second]);
});

test("a document that was fetched is in the trace once, however often it is fetched", async () => {
  const rental = await running();
  const device = await enrollDevice(rental.serial);
  for (let fetched = 0; fetched < 3; fetched += 1) await callPortal(portal.url, device);
  expect(await traceOf(rental)).toMatchObject([{ kind: "sent", seq: 1 }]);
});

test("who was connected to a process that died is not online, and the trace says so", async () => {
  const rental = await running();
  const stream = await listen(portal.url, await enrollDevice(rental.serial));
  await stream.next("document");
  expect(await deviceOf(rental)).toMatchObject({ connection: "connected" });
  await pool().query("UPDATE device_processes SET heard_at = heard_at - interval '21 seconds'");
  expect((await deviceOf(rental))?.connection).not.toBe("connected");
  expect(await buryDeadProcesses()).toBeGreaterThan(0);
  const trace = await listTrace({ serial: rental.serial }, { limit: 1 });
  expect(trace).toMatchObject([{ kind: "disconnected", details: { reason: "process_lost" } }]);
  stream.hangUp();
});

test("a device that is none of one's own is not there; its customer and the vendor see it", async () => {
  const [rental, stranger] = [await running(), await running()];
  expect(await getDevice(stranger.partner, rental.serial)).toBeNull();
  for (const scope of [rental.customer, rental.vendor])
    expect(await getDevice(scope, rental.serial)).toMatchObject({ serial: rental.serial });
});

test.each([
  {},
  { kind: "exploded" },
  { kind: "stopped", seq: 0 },
  { kind: "stopped", firmware: "x".repeat(101) },
])("the notice %j is wrong at a field", async (body) => {
  const device = await enrollDevice((await openRental()).serial);
  expect((await callPortal(portal.url, device, { path: NOTICES, body })).status).toBe(422);
});
