import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { forgetTrust, getCertificateTrust, getNewerTrust } from "@/lib/features/device-authorities/data";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { createDeviceAuthority } from "@/lib/platform/signing/device-authority";
import { type Cast, createCast } from "@/tests/support/cast";
import { certifiedByOwn } from "@/tests/support/certified-devices";
import { freezeClock, portalTime } from "@/tests/support/clock";
import { createTestDevice, type TestDevice, x5cOf } from "@/tests/support/device-tokens";

/** The process's own steady clock is given by the test; nobody tells this process of changes. */
let cast: Cast;
beforeAll(async () => {
  await freezeClock();
  cast = await createCast();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  forgetTrust();
});
afterEach(() => vi.useRealTimers());

/** What another process does when somebody retires an authority there at once. */
const retireElsewhere = async (id: string) =>
  pool().query(
    "UPDATE device_authorities SET retired_at = portal_now(), trusted_until = portal_now() WHERE id = $1",
    [id],
  );

/** A device that is certified by an authority that another process has just kept. */
async function certifiedElsewhere(): Promise<TestDevice> {
  const now = await portalTime();
  const authority = await createDeviceAuthority("Elsewhere", now);
  const { certificate } = authority;
  await db.deviceAuthority.create({
    data: { name: "Elsewhere", certificate, sealedPrivateKey: Buffer.of() },
  });
  return createTestDevice(authority, { now });
}

/** Until when a certificate counts as far as this process knows. */
async function endOf({ certificate }: TestDevice): Promise<bigint> {
  const trust = await getCertificateTrust(true);
  return trust([x5cOf(certificate)]).notAfter;
}

test("what was retired at another process is known here after ten seconds at the latest", async () => {
  const { authorityId, device } = await certifiedByOwn(cast.vendor);
  const now = await portalTime();
  expect(await endOf(device)).toBeGreaterThan(now);
  await retireElsewhere(authorityId);
  vi.advanceTimersByTime(9_999);
  expect(await endOf(device)).toBeGreaterThan(now);
  vi.advanceTimersByTime(1);
  expect(await endOf(device)).toBe(now - 1n);
});

test("what has not changed stays as it is, with all the certificates it remembers", async () => {
  await certifiedByOwn(cast.vendor);
  const trust = await getCertificateTrust(true);
  for (let time = 0; time < 3; time += 1) {
    vi.advanceTimersByTime(10_000);
    expect(await getCertificateTrust(true)).toBe(trust);
  }
});

test("while one reads it anew, others go on with what is known", async () => {
  const { authorityId, device } = await certifiedByOwn(cast.vendor);
  const known = await getCertificateTrust(true);
  await retireElsewhere(authorityId);
  vi.advanceTimersByTime(10_000);
  const [reading, meanwhile] = await Promise.all([getCertificateTrust(true), getCertificateTrust(true)]);
  expect([reading === known, meanwhile === known]).toEqual([false, true]);
  expect(reading([x5cOf(device.certificate)]).notAfter).toBe((await portalTime()) - 1n);
});

test("an authority that was made at another process is asked for once a second at most", async () => {
  const trust = await getCertificateTrust(true);
  const device = await certifiedElsewhere();
  expect(() => trust([x5cOf(device.certificate)])).toThrow(
    expect.objectContaining({ details: { reason: "untrusted" } }),
  );
  vi.advanceTimersByTime(999);
  expect(await getNewerTrust(true)).toBeNull();
  vi.advanceTimersByTime(1);
  const newer = await getNewerTrust(true);
  expect(newer?.([x5cOf(device.certificate)]).serial).toBe(device.serial);
  expect(await getNewerTrust(true)).toBeNull();
});
