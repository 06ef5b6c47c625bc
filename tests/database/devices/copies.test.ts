import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acknowledgeAlarm } from "@/lib/features/device-alarms/mutations";
import { findAlarms } from "@/lib/features/device-alarms/data";
import { forgetCallers } from "@/lib/features/device-sightings/mutations";
import { listSightings } from "@/lib/features/device-sightings/data";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { renewCertificate } from "@/lib/features/device-certificates/renewals/mutations";
import { revokeCertificate } from "@/lib/features/device-certificates/mutations";
import { removeExpired } from "@/lib/features/housekeeping/mutations";
import { db } from "@/lib/platform/db/client";
import { type Cast, createCast, limited } from "@/tests/support/cast";
import {
  type Caller,
  callFrom,
  newKey,
  requestFor,
  shownBy,
  withCertificate,
} from "@/tests/support/certified-devices";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import type { TestDevice } from "@/tests/support/device-tokens";
import { enrollDevice } from "@/tests/support/enrolled-device";
import { newSerial } from "@/tests/support/rental";

const HOME = "198.51.100.7";
const ELSEWHERE = "203.0.113.20";

let portal: DeviceServer;
let cast: Cast;
let device: TestDevice;

beforeAll(async () => {
  process.env["TRUSTED_PROXIES"] = "1";
  portal = await startDeviceServer();
  await freezeClock();
  cast = await createCast();
});
afterAll(() => portal.stop());
beforeEach(async () => {
  device = await enrollDevice(newSerial());
});

/** Calls one after the other, a minute apart. */
async function hear(...callers: readonly Caller[]): Promise<void> {
  for (const caller of callers) {
    await advanceClock(60n);
    expect((await callFrom(portal.url, device, caller)).status).toBe(200);
  }
}

const alarmsOf = async (serial = device.serial) =>
  (await findAlarms(cast.vendor, { search: serial, show: "all", page: 1 })).alarms;

async function nameOf(serial = device.serial) {
  const { authorityId, number } = await db.deviceCertificate.findFirstOrThrow({ where: { serial } });
  return { authorityId, number };
}

describe("a copied identity", () => {
  test("is shown when two starts of the program are heard in turn, once until it is acknowledged", async () => {
    const [one, two] = [
      { address: HOME, boot: "one" },
      { address: ELSEWHERE, boot: "two" },
    ];
    await hear(one, two);
    expect(await alarmsOf()).toEqual([]);
    await hear(one, two, one);
    const [alarm, ...others] = await alarmsOf();
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ kind: "two_boots", times: 3, acknowledgedAt: null, isRevoked: false });
    const places = [alarm!.evidence.here.place, alarm!.evidence.other?.place];
    expect(places).toEqual([HOME, ELSEWHERE]);
    await acknowledgeAlarm(cast.vendor, { id: alarm!.id, note: "asked the customer" });
    await hear(two);
    expect((await alarmsOf()).map(({ times }) => times)).toEqual([1, 3]);
    const trail = await db.auditEntry.findMany({ where: { subject: device.serial }, orderBy: { id: "asc" } });
    expect(trail.map(({ action, source }) => [action, source])).toEqual([
      ["device-alarm.raised", "device"],
      ["device-alarm.acknowledged", "token"],
      ["device-alarm.raised", "device"],
    ]);
  });

  test("is shown when two programs that name no start take turns", async () => {
    const one = { address: HOME };
    const two = { address: ELSEWHERE, userAgent: "curl/8" };
    await hear(one, two, one);
    expect(await alarmsOf()).toMatchObject([{ kind: "two_places" }]);
  });

  test("is found by whichever process hears it, after a restart too", async () => {
    const [one, two] = [
      { address: HOME, boot: "one" },
      { address: HOME, boot: "two" },
    ];
    await hear(one);
    forgetCallers();
    await hear(two);
    forgetCallers();
    await hear(one);
    expect(await alarmsOf()).toMatchObject([{ kind: "two_boots" }]);
  });

  test("is shown when a superseded certificate is still used after a quarter of an hour", async () => {
    const key = newKey();
    const serial = parseSerial(device.serial);
    const { certificate } = await renewCertificate(await shownBy(device), await requestFor(serial, key));
    const renewed = withCertificate(serial, key, certificate);
    expect((await callFrom(portal.url, renewed, { address: HOME })).status).toBe(200);
    await advanceClock(901n);
    expect((await callFrom(portal.url, device, { address: ELSEWHERE })).status).toBe(401);
    expect(await alarmsOf()).toMatchObject([
      { kind: "superseded_used", isRevoked: true, evidence: { here: { place: ELSEWHERE }, other: null } },
    ]);
  });

  test("is ended by revoking its certificate", async () => {
    const name = await nameOf();
    await revokeCertificate(cast.vendor, { ...name, reason: "key_compromise", note: "" });
    expect((await callFrom(portal.url, device, { address: HOME })).status).toBe(401);
  });
});

describe("an honest device raises nothing", () => {
  test("by moving, by starting anew, and by a line that fails and comes back", async () => {
    const moving = [HOME, ELSEWHERE, HOME, ELSEWHERE, HOME].map((address) => ({ address, boot: "one" }));
    await hear(...moving, { address: HOME, boot: "two" }, { address: HOME, boot: "three" });
    await hear({ address: HOME }, { address: ELSEWHERE }, { address: HOME });
    expect(await alarmsOf()).toEqual([]);
  });

  test("by a late call with the certificate it has just replaced", async () => {
    const key = newKey();
    const serial = parseSerial(device.serial);
    const { certificate } = await renewCertificate(await shownBy(device), await requestFor(serial, key));
    await callFrom(portal.url, withCertificate(serial, key, certificate), { address: HOME });
    await advanceClock(60n);
    expect((await callFrom(portal.url, device, { address: HOME })).status).toBe(401);
    expect(await alarmsOf()).toEqual([]);
  });
});

describe("what is known of a caller", () => {
  test("is its network, its program and its start, first and last seen, and forgotten after a month", async () => {
    const caller = { address: "2001:db8:1:2:3::9", userAgent: "gateway/13.1", boot: "one" };
    await hear(caller);
    const first = await portalTime();
    await advanceClock(300n);
    await hear({ ...caller, address: "2001:db8:1:2:ffff::1" });
    const seen = await listSightings(cast.vendor, await nameOf());
    expect(seen).toMatchObject([
      {
        place: "2001:db8:1:2::/64",
        userAgent: "gateway/13.1",
        boot: "one",
        firstSeenAt: first,
        lastSeenAt: await portalTime(),
      },
    ]);
    await advanceClock(31n * 86_400n);
    await removeExpired();
    expect(await listSightings(cast.vendor, await nameOf())).toEqual([]);
  });

  test("is written once for as long as nothing changes", async () => {
    await hear({ address: HOME });
    const [before] = await listSightings(cast.vendor, await nameOf());
    await hear({ address: HOME }, { address: HOME });
    expect(await listSightings(cast.vendor, await nameOf())).toEqual([before]);
  });

  test("is how far its clock is off, also when it is refused for it", async () => {
    const skewOf = async () =>
      (await db.device.findUniqueOrThrow({ where: { serial: device.serial } })).clockSkewSeconds;
    await callFrom(portal.url, device, { address: HOME, offset: -95n });
    expect(await skewOf()).toBe(-95);
    await callFrom(portal.url, device, { address: HOME, offset: 3n });
    expect(await skewOf()).toBe(3);
    expect((await callFrom(portal.url, device, { address: HOME, offset: 3_600n })).status).toBe(401);
    expect(await skewOf()).toBe(3_600);
  });

  test("is that its clock is off by an age, too, of which is kept what there is room for", async () => {
    for (const [offset, kept] of [
      [4_000_000_000n, 2_147_483_647],
      [-1_700_000_000n, -1_700_000_000],
    ] as const) {
      device = await enrollDevice(newSerial());
      expect((await callFrom(portal.url, device, { address: HOME, offset })).status).toBe(401);
      const stored = await db.device.findUnique({ where: { serial: device.serial } });
      expect(stored?.clockSkewSeconds).toBe(kept);
    }
  });
});

test("alarms are for vendor staff who may, and acknowledged once", async () => {
  await hear({ address: HOME, boot: "one" }, { address: HOME, boot: "two" }, { address: HOME, boot: "one" });
  const [{ id } = { id: "" }] = await alarmsOf();
  for (const scope of [cast.partner, cast.customer])
    await expect(async () => findAlarms(scope, { search: "", show: "all", page: 1 })).rejects.toMatchObject({
      code: "organization_kind_wrong",
    });
  const reader = limited(cast.vendor, { permissions: ["view"] });
  await expect(async () => acknowledgeAlarm(reader, { id, note: "" })).rejects.toMatchObject({
    code: "permission_missing",
  });
  await acknowledgeAlarm(cast.vendor, { id, note: "" });
  await expect(acknowledgeAlarm(cast.vendor, { id, note: "" })).rejects.toMatchObject({
    code: "alarm_acknowledged",
  });
});
