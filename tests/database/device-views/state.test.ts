import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { SECONDS_PER_DAY } from "@/lib/domain/instant";
import { getDevice, listDevices, versionOf } from "@/lib/features/device-views/data";
import type { DeviceFilter } from "@/lib/features/device-views/schema";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { enrollDevice } from "@/tests/support/enrolled-device";
import { bind, createHolder, OPERATOR, PORT13, PORT14 } from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

const holder = await createHolder({ [PORT14]: 50, [PORT13]: 50, [OPERATOR]: 50 });
const { partner } = holder;

async function newDevice(): Promise<Serial> {
  const serial = newSerial();
  await bind(holder, { serial, quantity: 1 });
  return serial;
}

const seen = async (serial: Serial) => {
  const device = await getDevice(partner, serial);
  if (!device) throw new Error("The device is not seen.");
  return device;
};
const isListed = async (serial: Serial, show: DeviceFilter) =>
  (await listDevices(partner, { search: serial, show, page: 1, pageSize: 50 })).total === 1;

/** Connects a device to a process that was heard of so many seconds ago. */
async function connect(serial: Serial, secondsAgo: number): Promise<void> {
  const processId = randomUUID();
  await pool().query(
    "INSERT INTO device_processes (id, name, heard_at) VALUES ($1, 'test', clock_timestamp() - make_interval(secs => $2))",
    [processId, secondsAgo],
  );
  const since = await portalTime();
  await db.devicePresence.upsert({
    where: { serial },
    create: { serial, since, processId, connectionId: randomUUID() },
    update: { since, processId, connectionId: randomUUID() },
  });
}

test("a device is online while the process it is connected to lives; a crashed one takes nobody along", async () => {
  await freezeClock();
  const [living, orphan, away] = [await newDevice(), await newDevice(), await newDevice()];
  await connect(living, 1);
  await connect(orphan, 60);
  expect((await seen(living)).connection).toBe("connected");
  expect((await seen(orphan)).connection).toBe("offline");
  for (const [serial, isOnline] of [
    [living, true],
    [orphan, false],
    [away, false],
  ] as const) {
    expect([serial, await isListed(serial, "online")]).toEqual([serial, isOnline]);
    expect([serial, await isListed(serial, "offline")]).toEqual([serial, !isOnline]);
  }
  await db.deviceProcess.deleteMany();
  expect((await seen(living)).connection).toBe("offline");
});

test("a device that polls is online for two minutes after it asked; one that hung up is away at once", async () => {
  const now = await freezeClock();
  const [polling, gone] = [await newDevice(), await newDevice()];
  for (const serial of [polling, gone])
    await db.device.upsert({
      where: { serial },
      create: { serial, lastSeenAt: now },
      update: { lastSeenAt: now },
    });
  await db.devicePresence.create({ data: { serial: gone, since: now } });
  expect([(await seen(polling)).connection, await isListed(polling, "online")]).toEqual(["polling", true]);
  expect([(await seen(gone)).connection, await isListed(gone, "online")]).toEqual(["offline", false]);
  await advanceClock(120n);
  expect([(await seen(polling)).connection, await isListed(polling, "online")]).toEqual(["polling", true]);
  await advanceClock(1n);
  expect([(await seen(polling)).connection, await isListed(polling, "offline")]).toEqual(["offline", true]);
});

test("what is installed is held against what was issued, and a refusal counts until something newer was installed", async () => {
  const serial = await newDevice();
  await db.device.upsert({ where: { serial }, create: { serial }, update: {} });
  const set = (data: object) => db.device.update({ where: { serial }, data });
  await set({ documentSeq: 0n });
  expect([(await seen(serial)).installation, await isListed(serial, "outdated")]).toEqual(["none", false]);
  await set({ documentSeq: 3n, acknowledgedSeq: 2n, refusedSeq: 3n, refusedReason: "forged" });
  expect(await seen(serial)).toMatchObject({
    installation: "outdated",
    refused: { seq: 3, reason: "forged" },
    warnings: ["refused"],
  });
  expect(await isListed(serial, "outdated")).toBe(true);
  await set({ acknowledgedSeq: 3n });
  expect(await seen(serial)).toMatchObject({ installation: "current", warnings: [] });
  expect(await isListed(serial, "outdated")).toBe(false);
});

test("mixed versions are warned of and found, by the same rule", async () => {
  const [mixed, plain] = [await newDevice(), await newDevice()];
  await bind(holder, { serial: plain, article: OPERATOR });
  await bind(holder, { serial: mixed, article: PORT13 });
  expect([(await seen(mixed)).warnings, await isListed(mixed, "mixing")]).toEqual([["mixed_versions"], true]);
  expect([(await seen(plain)).warnings, await isListed(plain, "mixing")]).toEqual([[], false]);
});

test("a certificate expires in its last third, and the one that lasts longest counts", async () => {
  await freezeClock();
  const serial = await newDevice();
  expect(await isListed(serial, "expiring")).toBe(false);
  await enrollDevice(serial);
  expect((await seen(serial)).certificate?.state).toBe("valid");
  const { issuedAt, expiresAt } = await db.deviceCertificate.findFirstOrThrow({ where: { serial } });
  await advanceClock(((expiresAt - issuedAt) * 2n) / 3n + 1n);
  expect(await seen(serial)).toMatchObject({
    certificate: { state: "expiring" },
    warnings: ["certificate_expiring"],
  });
  expect(await isListed(serial, "expiring")).toBe(true);
  await enrollDevice(serial);
  expect([(await seen(serial)).certificate?.state, await isListed(serial, "expiring")]).toEqual([
    "valid",
    false,
  ]);
  await advanceClock(4_000n * SECONDS_PER_DAY);
  expect((await seen(serial)).warnings).toContain("certificate_expired");
});

test("a clock that is off is shown, and each thing that happens makes another version", async () => {
  const serial = await newDevice();
  await db.device.upsert({
    where: { serial },
    create: { serial, clockSkewSeconds: -95 },
    update: { clockSkewSeconds: -95 },
  });
  const before = await seen(serial);
  expect([before.clockSkewSeconds, before.warnings]).toEqual([-95, ["clock_off"]]);
  expect(versionOf(await seen(serial))).toBe(versionOf(before));
  await db.deviceEvent.create({ data: { serial, at: 1n, kind: "stopped" } });
  expect(versionOf(await seen(serial))).not.toBe(versionOf(before));
});
