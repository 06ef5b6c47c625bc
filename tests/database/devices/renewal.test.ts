import { createHash, X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseInstant } from "@/lib/domain/instant";
import { revokeCertificate } from "@/lib/features/device-certificates/mutations";
import { renewCertificate } from "@/lib/features/device-certificates/renewals/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { inTransaction } from "@/lib/platform/db/transaction";
import {
  certified,
  type DeviceKey,
  newKey,
  renew,
  requestFor,
  shownBy,
  withCertificate,
} from "@/tests/support/certified-devices";
import { createCast } from "@/tests/support/cast";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import type { TestDevice } from "@/tests/support/device-tokens";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { newSerial } from "@/tests/support/rental";

let portal: DeviceServer;
beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
});
afterAll(() => portal.stop());

const statusOf = async (device: TestDevice) => (await callPortal(portal.url, device)).status;
const refusedAs = async (device: TestDevice) => {
  const answer = await callPortal(portal.url, device);
  const { code, details } = (await answer.json()) as { code: string; details?: { reason?: string } };
  return [answer.status, code, details?.reason];
};
const REVOKED = [401, "certificate_invalid", "revoked"];

/** A device with a certificate that vendor staff had issued for it. */
const issuedDevice = async (serial?: string, key?: DeviceKey): Promise<TestDevice> =>
  (await certified((await createCast()).vendor, { serial, key })).device;

/** Until a statement of this database waits for a lock. */
const someoneWaits = () =>
  expect
    .poll(async () => {
      const { rowCount } = await pool().query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rowCount;
    })
    .toBeGreaterThan(0);

async function renewed(device: TestDevice, key = newKey()): Promise<TestDevice> {
  const { status, body } = await renew(portal.url, device, await requestFor(device.serial, key));
  expect([status, body.code]).toEqual([201, undefined]);
  return withCertificate(device.serial, key, body.certificate!);
}

describe("a renewed certificate", () => {
  test("counts for two years, and the old one until the new one is used", async () => {
    const old = await issuedDevice();
    const { status, body } = await renew(portal.url, old, await requestFor(old.serial, newKey()));
    expect(status).toBe(201);
    const life = parseInstant(body.expiresAt!) - (await portalTime());
    expect(life).toBe(730n * 86_400n);
    expect(parseInstant(body.expiresAt!) - parseInstant(body.renewFrom!)).toBe(life / 3n);
    expect(await statusOf(old)).toBe(200);
    const next = await renewed(old);
    expect([await statusOf(old), await statusOf(next)]).toEqual([200, 200]);
    expect(await refusedAs(old)).toEqual(REVOKED);
    expect(await statusOf(next)).toBe(200);
  });

  test("supersedes every certificate before it, whoever issued them", async () => {
    const serial = newSerial();
    const demo = await enrollDevice(serial);
    const issued = await issuedDevice(serial);
    const unused = await renewed(demo);
    await advanceClock(1n);
    const last = await renewed(demo);
    expect(await statusOf(last)).toBe(200);
    for (const device of [demo, issued, unused]) expect(await refusedAs(device)).toEqual(REVOKED);
    const reasons = await db.deviceCertificate.findMany({ where: { serial, revokedAt: { not: null } } });
    expect(new Set(reasons.map(({ revokedReason }) => revokedReason))).toEqual(new Set(["superseded"]));
    expect(await statusOf(await enrollDevice(newSerial()))).toBe(200);
  });

  test("leaves alone what was issued after it, and what another device has", async () => {
    const other = await issuedDevice();
    const old = await issuedDevice();
    const first = await renewed(old);
    await advanceClock(1n);
    const second = await renewed(old);
    expect(await statusOf(first)).toBe(200);
    expect([await statusOf(second), await statusOf(other)]).toEqual([200, 200]);
    expect(await refusedAs(first)).toEqual(REVOKED);
  });

  test("loses nothing to a demo's certificate, which anybody may have", async () => {
    const device = await issuedDevice();
    const next = await renewed(device);
    expect(await statusOf(next)).toBe(200);
    await advanceClock(1n);
    expect(await statusOf(await enrollDevice(device.serial))).toBe(200);
    expect(await statusOf(next)).toBe(200);
  });

  test("is the same when it is asked for again with the same key, also ten times at once", async () => {
    const old = await issuedDevice();
    const key = newKey();
    const csr = await requestFor(old.serial, key);
    const answers = await Promise.all(Array.from({ length: 8 }, () => renew(portal.url, old, csr)));
    expect(new Set(answers.map(({ body }) => body.certificate)).size).toBe(1);
    const sameKey = await renew(portal.url, old, await requestFor(old.serial, key));
    expect(sameKey.body.certificate).toBe(answers[0]!.body.certificate);
  });

  test("may keep the old key, and then is another one once it was used", async () => {
    const key = newKey();
    const old = await issuedDevice(newSerial(), key);
    const same = await renewed(old, key);
    expect(same.certificate).not.toBe(old.certificate);
    expect(await statusOf(same)).toBe(200);
    expect((await renewed(same, key)).certificate).not.toBe(same.certificate);
  });

  test("needs a request that proves its key, for this serial", async () => {
    const device = await issuedDevice();
    const key = newKey();
    const wrong = [
      ["unreadable", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----"],
      ["signature", await requestFor(device.serial, key, { signedBy: newKey().privateKey })],
      ["serial", await requestFor(newSerial(), key)],
    ] as const;
    for (const [reason, csr] of wrong)
      expect(await renew(portal.url, device, csr)).toMatchObject({
        status: 422,
        body: { code: "certificate_request_invalid", details: { reason } },
      });
  });

  test("is not to be had any more once the present one was taken back, though the call was admitted before", async () => {
    const { vendor } = await createCast();
    const { device, authorityId, number } = await certified(vendor);
    const admitted = await shownBy(device);
    const csr = await requestFor(device.serial, newKey());
    await renewCertificate(admitted, csr);
    await revokeCertificate(vendor, { authorityId, number, reason: "key_compromise", note: "" });
    for (const asked of [csr, await requestFor(device.serial, newKey())])
      await expect(renewCertificate(admitted, asked)).rejects.toMatchObject({
        code: "certificate_invalid",
        details: { reason: "revoked" },
      });
    expect(await db.deviceCertificate.count({ where: { serial: device.serial } })).toBe(2);
  });

  test("waits for whoever is taking the present one back", async () => {
    const { device } = await certified((await createCast()).vendor);
    const admitted = await shownBy(device);
    const csr = await requestFor(device.serial, newKey());
    const asking = await inTransaction(async (tx) => {
      await tx.$executeRaw`
        UPDATE device_certificates SET revoked_at = portal_now(), revoked_reason = 'key_compromise'
        WHERE serial = ${device.serial}`;
      const renewing = Promise.allSettled([renewCertificate(admitted, csr)]);
      await someoneWaits();
      return { renewing };
    });
    expect(await asking.renewing).toMatchObject([{ status: "rejected", reason: { status: 401 } }]);
  });

  test("is not to be had without a certificate that counts, nor all the time", async () => {
    const device = await issuedDevice();
    const csr = await requestFor(device.serial, newKey());
    await advanceClock(731n * 86_400n);
    expect(await renew(portal.url, device, csr)).toMatchObject({
      status: 401,
      body: { details: { reason: "expired" } },
    });
    const busy = await issuedDevice();
    for (let time = 0; time < 10; time += 1) await renewed(busy);
    expect((await renew(portal.url, busy, await requestFor(busy.serial, newKey()))).status).toBe(429);
  });
});

test("a certificate on record tells whose key it is for, and where its authority's files are", async () => {
  const device = await issuedDevice();
  const row = await db.deviceCertificate.findFirstOrThrow({ where: { serial: device.serial } });
  const spki = device.publicKey.export({ type: "spki", format: "der" });
  expect(Buffer.from(row.keyHash!)).toEqual(createHash("sha256").update(spki).digest());
  const address = `${portal.url}/.well-known/device-authority/${row.authorityId}`;
  expect(new X509Certificate(device.certificate).infoAccess).toContain(`${address}.crt`);
  const answer = await fetch(`${address}.crt`);
  expect(answer.headers.get("content-type")).toBe("application/pkix-cert");
  const authority = new X509Certificate(Buffer.from(await answer.arrayBuffer()));
  expect(new X509Certificate(device.certificate).verify(authority.publicKey)).toBe(true);
});
