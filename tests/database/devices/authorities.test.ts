import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addSeconds, instant, seconds } from "@/lib/domain/instant";
import { forgetTrust, listAuthorities } from "@/lib/features/device-authorities/data";
import {
  createAuthority,
  importAuthority,
  retireAuthority,
} from "@/lib/features/device-authorities/mutations";
import { getOrMakeList } from "@/lib/features/device-revocation-lists/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { issueDeviceCertificate } from "@/lib/platform/signing/device-authority";
import { type Cast, createCast } from "@/tests/support/cast";
import { certified, inPerson } from "@/tests/support/certified-devices";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { foreignAuthority } from "@/tests/support/foreign-authorities";
import { newSerial } from "@/tests/support/rental";

const DAY = 86_400n;
let portal: DeviceServer;
let cast: Cast;
let staff: Scope;

beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  cast = await createCast();
  staff = inPerson(cast.vendor);
});
afterAll(() => portal.stop());
afterEach(() => {
  (env() as { DEMO: boolean }).DEMO = true;
  forgetTrust();
});

const create = (name: string, certificateDays = 365) => createAuthority(staff, { name, certificateDays });
const statusOf = async (device: Parameters<typeof callPortal>[1]) =>
  (await callPortal(portal.url, device)).status;

const issue = (authorityId?: string) => certified(cast.vendor, { authorityId });

async function foreign(kind: "P-256" | "RSA" = "P-256") {
  const { certificate, privateKey } = await foreignAuthority(kind, { now: await portalTime() });
  const pem = privateKey.export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "sesame",
  });
  return {
    authority: { certificate, privateKey },
    offered: { certificate, privateKey: pem as string, passphrase: "sesame" },
  };
}

describe("a device authority", () => {
  test("signs as soon as it was created, for as many days as were chosen, also where there is no demo", async () => {
    (env() as { DEMO: boolean }).DEMO = false;
    const { id } = await create("Production", 90);
    const { device, authorityId } = await issue();
    expect(authorityId).toBe(id);
    expect(await statusOf(device)).toBe(200);
    const { validToDate } = new X509Certificate(device.certificate);
    expect(BigInt(validToDate.getTime() / 1_000)).toBe((await portalTime()) + 90n * DAY);
  });

  test("can be missing, outside a demo, also where a demo has left one", async () => {
    await enrollDevice(newSerial());
    expect(await db.deviceAuthority.count({ where: { demo: true, retiredAt: null } })).toBe(1);
    await db.deviceAuthority.updateMany({ where: { demo: false }, data: { retiredAt: 1n } });
    (env() as { DEMO: boolean }).DEMO = false;
    await expect(issue()).rejects.toMatchObject({ code: "device_authority_missing" });
  });

  test("from elsewhere is trusted with what it has signed, signs here, and has a list", async () => {
    const { authority, offered } = await foreign("RSA");
    const serial = newSerial();
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const facts = { serial, publicKey, now: await portalTime() };
    const certificate = await issueDeviceCertificate(authority, facts);
    const device = { serial, algorithm: "EdDSA" as const, privateKey, publicKey, certificate };
    expect(await statusOf(device)).toBe(401);
    const { id } = await importAuthority(staff, { name: "Factory", certificateDays: 730, ...offered });
    expect(await statusOf(device)).toBe(200);
    const seen = await db.deviceCertificate.findFirstOrThrow({ where: { serial } });
    expect(seen).toMatchObject({ origin: "seen", authorityId: id, certificate: null });
    const issued = await issue(id);
    expect(await statusOf(issued.device)).toBe(200);
    expect((await getOrMakeList(id))?.number).toBe(1n);
    const stored = await db.deviceAuthority.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(stored.sealedPrivateKey).toString("latin1")).not.toContain("PRIVATE");
  });

  test("is brought in once, and only when it can be one", async () => {
    const { offered } = await foreign();
    const input = { name: "Twice", certificateDays: 730, ...offered };
    await importAuthority(staff, input);
    await expect(importAuthority(staff, input)).rejects.toMatchObject({
      code: "authority_known",
      details: { name: "Twice" },
    });
    const locked = importAuthority(staff, { ...input, passphrase: "wrong" });
    await expect(locked).rejects.toMatchObject({ details: { reason: "passphrase" } });
  });

  test("that is retired signs nothing new, and counts until its day", async () => {
    const { id } = await create("Old");
    const { device } = await issue(id);
    const trustedUntil = addSeconds(await portalTime(), seconds(10n * DAY));
    await retireAuthority(staff, { id, trustedUntil });
    await expect(issue(id)).rejects.toMatchObject({ code: "device_authority_missing" });
    expect(await statusOf(device)).toBe(200);
    expect(await getOrMakeList(id)).not.toBeNull();
    await expect(retireAuthority(staff, { id, trustedUntil: null })).rejects.toMatchObject({
      code: "authority_retired",
    });
    await advanceClock(10n * DAY - 1n);
    expect(await statusOf(device)).toBe(200);
    await advanceClock(1n);
    const answer = await callPortal(portal.url, device);
    expect(await answer.json()).toMatchObject({ details: { reason: "expired" } });
  });

  test("can be retired at once, but not backwards", async () => {
    const { id } = await create("Leaked");
    const { device } = await issue(id);
    const past = instant((await portalTime()) - 1n);
    await expect(retireAuthority(staff, { id, trustedUntil: past })).rejects.toMatchObject({
      code: "trust_end_in_past",
    });
    await retireAuthority(staff, { id, trustedUntil: "now" });
    expect(await statusOf(device)).toBe(401);
  });

  test("is listed with what it is, the one that signs marked", async () => {
    const { id } = await create("Newest");
    const [first] = await listAuthorities(cast.vendor);
    expect(first).toMatchObject({ id, name: "Newest", state: "issuing", isIssuing: true, keyKind: "P-256" });
    const listed = await listAuthorities(cast.vendor);
    expect(listed.filter(({ isIssuing }) => isIssuing)).toHaveLength(1);
    expect(listed.find(({ name }) => name === "Leaked")).toMatchObject({ state: "over" });
  });

  test("is made, brought in and retired by vendor staff in person, and by nobody else", async () => {
    const { id } = await create("Ours");
    const { offered } = await foreign();
    const attempts = (scope: Scope) => [
      async () => createAuthority(scope, { name: "x", certificateDays: 1 }),
      async () => importAuthority(scope, { name: "x", certificateDays: 1, ...offered }),
      async () => retireAuthority(scope, { id, trustedUntil: null }),
    ];
    for (const attempt of attempts(cast.vendor))
      await expect(attempt).rejects.toMatchObject({ code: "session_required" });
    for (const attempt of [...attempts(inPerson(cast.partner)), ...attempts(inPerson(cast.customer))])
      await expect(attempt).rejects.toMatchObject({ code: "organization_kind_wrong" });
    await expect(async () => listAuthorities(cast.partner)).rejects.toMatchObject({ status: 403 });
  });
});
