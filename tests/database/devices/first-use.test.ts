import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importAuthority } from "@/lib/features/device-authorities/mutations";
import { takeIntoUse } from "@/lib/features/device-certificates/first-use/mutations";
import { revokeCertificate } from "@/lib/features/device-certificates/mutations";
import { renewCertificate } from "@/lib/features/device-certificates/renewals/mutations";
import { noteAdmittedCall } from "@/lib/features/device-sightings/mutations";
import { db } from "@/lib/platform/db/client";
import type { DeviceCertificate } from "@/lib/platform/signing/certificate-trust";
import { type Cast, createCast } from "@/tests/support/cast";
import {
  certified,
  inPerson,
  newKey,
  requestFor,
  shownBy,
  withCertificate,
} from "@/tests/support/certified-devices";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { createTestDevice, type TestDevice } from "@/tests/support/device-tokens";
import { callPortal } from "@/tests/support/enrolled-device";
import { foreignAuthority } from "@/tests/support/foreign-authorities";

let portal: DeviceServer;
let cast: Cast;
beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  cast = await createCast();
});
afterAll(() => portal.stop());

const issuedDevice = async (): Promise<TestDevice> => (await certified(cast.vendor)).device;
const statusOf = async (device: TestDevice) => (await callPortal(portal.url, device)).status;

async function renewed(device: TestDevice): Promise<TestDevice> {
  const { serial } = device;
  const key = newKey();
  const { certificate } = await renewCertificate(await shownBy(device), await requestFor(serial, key));
  return withCertificate(serial, key, certificate);
}

const manyRenewed = (device: TestDevice) => Promise.all(Array.from({ length: 6 }, () => renewed(device)));

/** What follows once a call with this certificate was admitted. */
async function noteCall(certificate: DeviceCertificate, boot: string): Promise<void> {
  const from = { address: "198.51.100.7", userAgent: "gateway/1", boot };
  await noteAdmittedCall({ certificate, ...from, clockSkewSeconds: 0, now: await portalTime() });
}

const storedOf = ({ authorityId, number }: DeviceCertificate) =>
  db.deviceCertificate.findUniqueOrThrow({ where: { authorityId_number: { authorityId, number } } });

describe("a certificate that is revoked while its first call is under way", () => {
  test("is not taken into use, and supersedes nothing", async () => {
    const old = await issuedDevice();
    expect(await statusOf(old)).toBe(200);
    const next = await renewed(old);
    const admitted = await shownBy(next);
    const { authorityId, number } = admitted;
    await revokeCertificate(cast.vendor, { authorityId, number, reason: "key_compromise", note: "" });
    await noteCall(admitted, "one");
    expect(await storedOf(admitted)).toMatchObject({ firstUsedAt: null, revokedReason: "key_compromise" });
    expect([await statusOf(old), await statusOf(next)]).toEqual([200, 401]);
  });

  test("by another one that is used first, is superseded and stays so", async () => {
    const old = await issuedDevice();
    const [first, second] = [await renewed(old), await renewed(old)];
    const admitted = await shownBy(first);
    expect(await statusOf(second)).toBe(200);
    await noteCall(admitted, "one");
    expect(await storedOf(admitted)).toMatchObject({ firstUsedAt: null, revokedReason: "superseded" });
    expect([await statusOf(second), await statusOf(first), await statusOf(old)]).toEqual([200, 401, 401]);
  });
});

test("a certificate that was signed elsewhere takes nothing away from those that were issued here", async () => {
  const device = await issuedDevice();
  expect(await statusOf(device)).toBe(200);
  // Certificates count from a while before they are signed.
  const now = await advanceClock(10n * 86_400n);
  const { certificate, privateKey } = await foreignAuthority("P-256", { now });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  const offered = { name: "Factory", certificateDays: 730, certificate, privateKey: pem, passphrase: "" };
  await importAuthority(inPerson(cast.vendor), offered);
  const { serial } = device;
  const foreign = await createTestDevice({ certificate, privateKey }, { serial, now });
  expect([await statusOf(foreign), await statusOf(device)]).toEqual([200, 200]);
});

describe("certificates of one device that are used for the first time at once", () => {
  test("go one after the other: one is left, and none gets in another's way", async () => {
    const old = await issuedDevice();
    const devices = await manyRenewed(old);
    const shown = await Promise.all(devices.map(shownBy));
    const now = await portalTime();
    await Promise.all(shown.map((certificate) => db.$transaction((tx) => takeIntoUse(tx, certificate, now))));
    const statuses = [];
    for (const device of [...devices, old]) statuses.push(await statusOf(device));
    expect(statuses.toSorted()).toEqual([200, ...devices.map(() => 401)]);
  });
});

describe("calls of one certificate that are noted at once", () => {
  test("from one place are one place", async () => {
    const certificate = await shownBy(await issuedDevice());
    await Promise.all(Array.from({ length: 6 }, () => noteCall(certificate, "one")));
    const { serial } = certificate;
    expect(await db.deviceSighting.findMany({ where: { serial } })).toMatchObject([
      { boot: "one", turn: 1n },
    ]);
  });

  test("from several are noted one after the other, and none is lost", async () => {
    const certificate = await shownBy(await issuedDevice());
    const boots = ["one", "two", "three", "four", "five", "six"];
    await Promise.all(boots.map((boot) => noteCall(certificate, boot)));
    const { serial } = certificate;
    const seen = await db.deviceSighting.findMany({ where: { serial }, orderBy: { turn: "asc" } });
    expect(seen.map(({ turn }) => turn)).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
    expect(seen.map(({ boot }) => boot).toSorted()).toEqual(boots.toSorted());
  });
});
