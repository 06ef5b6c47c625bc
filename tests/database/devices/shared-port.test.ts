import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { db } from "@/lib/platform/db/client";
import { type Cast, createCast } from "@/tests/support/cast";
import { type DeviceProcess, startDeviceProcess } from "@/tests/support/device-process";
import type { TestDevice } from "@/tests/support/device-tokens";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { type HeardEvent, type Listening, listen } from "@/tests/support/event-stream";
import { chargeIsc, openRental, PORT, type Rental, rent } from "@/tests/support/rental";

/** Two processes for devices on one port. The kernel decides which of them takes a connection. */
let processes: DeviceProcess[];
let url: string;
let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const first = await startDeviceProcess(databaseUrl, { isShared: true });
  processes = [first, await startDeviceProcess(databaseUrl, { port: first.port, isShared: true })];
  url = first.url;
}, 120_000);
afterAll(() => Promise.all(processes.map(({ stop }) => stop())));

type Connected = Readonly<{ rental: Rental; device: TestDevice; stream: Listening; pid: number }>;

const claims = ({ data }: HeardEvent) => decodeJwt(data);
const reasonOf = ({ data }: HeardEvent) => JSON.parse(data).reason as string;
/** The kernel spreads connections by chance: that so many fall on one side happens once in a million million times. */
const TRIES = 40;

/** The connection of a device as it is noted, and the process that holds it. */
async function connectionOf(serial: Serial): Promise<Readonly<{ id: string; pid: number }> | null> {
  const presence = await db.devicePresence.findUnique({ where: { serial } });
  if (!presence?.processId || !presence.connectionId) return null;
  const holder = await db.deviceProcess.findUniqueOrThrow({ where: { id: presence.processId } });
  return { id: presence.connectionId, pid: Number(holder.name.split(":").at(-1)) };
}

/** Opens a stream, waits for its document, and finds out which process took it. Its trace is written before that. */
async function connect(rental: Rental, device: TestDevice): Promise<Connected> {
  const stream = await listen(url, device);
  await stream.next("document");
  const { pid = 0 } = (await connectionOf(rental.serial)) ?? {};
  return { rental, device, stream, pid };
}

async function newDevice(): Promise<Connected> {
  const rental = await openRental(cast);
  await chargeIsc(rental, "100");
  await rent(rental, { [PORT]: 1 });
  return connect(rental, await enrollDevice(rental.serial));
}

/** A device connected to this process. Those that the other took are let go. */
async function deviceAt({ pid }: DeviceProcess): Promise<Connected> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const found = await newDevice();
    if (found.pid === pid) return found;
    found.stream.hangUp();
  }
  throw new Error("One process never took a connection.");
}

const both = (): [DeviceProcess, DeviceProcess] => processes as [DeviceProcess, DeviceProcess];

/** One device connected to each, so many times. */
async function devicesAtBoth(times: number): Promise<Connected[]> {
  const connected: Connected[] = [];
  for (let time = 0; time < times; time += 1) for (const one of both()) connected.push(await deviceAt(one));
  return connected;
}

test("a change that neither process made is heard by the devices of both", async () => {
  const connected = await devicesAtBoth(1);
  expect(new Set(connected.map(({ pid }) => pid)).size).toBe(2);
  await Promise.all(connected.map(({ rental }) => rent(rental, { [PORT]: 5 })));
  for (const { stream } of connected) {
    expect(claims(await stream.next("document"))).toMatchObject({ seq: 2, licenses: [{ quantity: 5 }] });
    stream.hangUp();
  }
});

test("a device that comes again at the other process has its document, and its first stream is replaced", async () => {
  const [one, other] = both();
  const { rental, device, ...first } = await deviceAt(one);
  await rent(rental, { [PORT]: 3 });
  await first.stream.next("document");
  let { stream, pid } = first;
  for (let tried = 0; pid !== other.pid && tried < TRIES; tried += 1) {
    const former = stream;
    stream = await listen(url, device);
    expect(claims(await stream.next("document"))).toMatchObject({ seq: 2, licenses: [{ quantity: 3 }] });
    expect(reasonOf(await former.next("goodbye"))).toBe("replaced");
    await former.ended;
    pid = (await connectionOf(rental.serial))?.pid ?? 0;
  }
  expect(pid).toBe(other.pid);
  await rent(rental, { [PORT]: 4 });
  expect(claims(await stream.next("document"))).toMatchObject({ seq: 3, licenses: [{ quantity: 4 }] });
  // That the first process let go must not look as if the device had gone.
  expect((await connectionOf(rental.serial))?.pid).toBe(other.pid);
  stream.hangUp();
});

test("devices of both processes that poll while they are told have one document per change", async () => {
  const connected = await devicesAtBoth(2);
  const polls = connected.flatMap(({ device }) => Array.from({ length: 5 }, () => callPortal(url, device)));
  await Promise.all([...connected.map(({ rental }) => rent(rental, { [PORT]: 9 })), ...polls]);
  for (const { rental, stream } of connected) {
    expect(claims(await stream.next("document"))).toMatchObject({ seq: 2, licenses: [{ quantity: 9 }] });
    expect(await db.licenseDocument.count({ where: { serial: rental.serial } })).toBe(2);
    stream.hangUp();
  }
});

test("a process that stops disturbs nobody at the other, which takes whoever comes then", async () => {
  const [one, other] = both();
  const [leaving, staying] = [await deviceAt(one), await deviceAt(other)];
  await one.stop();
  expect(reasonOf(await leaving.stream.next("goodbye"))).toBe("restart");
  await leaving.stream.ended;
  await rent(staying.rental, { [PORT]: 8 });
  expect(claims(await staying.stream.next("document"))).toMatchObject({ seq: 2 });
  expect(staying.stream.heard.map(({ event }) => event)).not.toContain("goodbye");
  for (let again = 0; again < 5; again += 1) {
    const back = await connect(leaving.rental, leaving.device);
    expect(back.pid).toBe(other.pid);
    back.stream.hangUp();
  }
  staying.stream.hangUp();
});
