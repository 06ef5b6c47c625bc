import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { revokeCertificate } from "@/lib/features/device-certificates/mutations";
import { refreshDueLists } from "@/lib/features/device-revocation-lists/mutations";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { pool } from "@/lib/platform/db/pool";
import { type Cast, createCast, limited } from "@/tests/support/cast";
import { certified } from "@/tests/support/certified-devices";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal } from "@/tests/support/enrolled-device";

const DAY = 86_400n;
let portal: DeviceServer;
let cast: Cast;

beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  cast = await createCast();
});
afterAll(() => portal.stop());

const issue = () => certified(cast.vendor);

type Issued = Awaited<ReturnType<typeof issue>>;
const revoke = (
  { authorityId, number }: Issued,
  reason: "key_compromise" | "unspecified" = "key_compromise",
) => revokeCertificate(cast.vendor, { authorityId, number, reason, note: "lost" });

async function fetchList(authorityId: string) {
  const answer = await fetch(`${portal.url}/.well-known/device-authority/${authorityId}.crl`);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pkix-crl"]);
  const list = new x509.X509Crl(Buffer.from(await answer.arrayBuffer()));
  const authority = await db.deviceAuthority.findUniqueOrThrow({ where: { id: authorityId } });
  expect(await list.verify({ publicKey: new x509.X509Certificate(authority.certificate) })).toBe(true);
  const numbers = list.entries.map(({ serialNumber }) => serialNumber.toUpperCase());
  const { number } = await db.deviceRevocationList.findUniqueOrThrow({ where: { authorityId } });
  return { list, numbers, number };
}

describe("a revocation list", () => {
  test("names what was revoked at once, with its reason, and its number rises by one", async () => {
    const one = await issue();
    const empty = await fetchList(one.authorityId);
    expect(empty.numbers).not.toContain(one.number);
    const { listNumber } = await revoke(one);
    const next = await fetchList(one.authorityId);
    expect(next.numbers).toContain(one.number);
    expect([String(next.number), next.number]).toEqual([listNumber, empty.number + 1n]);
    const entry = next.list.entries.find(({ serialNumber }) => serialNumber.toUpperCase() === one.number);
    expect(entry?.reason).toBe(x509.X509CrlReason.keyCompromise);
    expect((await fetchList(one.authorityId)).number).toBe(next.number);
    expect((await callPortal(portal.url, one.device)).status).toBe(401);
  });

  test("counts up one by one, however many revoke at once", async () => {
    const issued = [];
    for (let count = 0; count < 6; count += 1) issued.push(await issue());
    const { number: before } = await fetchList(issued[0]!.authorityId);
    await Promise.all(issued.map((one) => revoke(one, "unspecified")));
    const { numbers, number } = await fetchList(issued[0]!.authorityId);
    for (const one of issued) expect(numbers).toContain(one.number);
    expect(number).toBeLessThanOrEqual(before + 6n);
    await expect(pool().query("UPDATE device_revocation_lists SET number = number + 2")).rejects.toThrow(
      /follow/,
    );
    await expect(pool().query("DELETE FROM device_revocation_lists")).rejects.toThrow(/never/);
  });

  test("is made anew a day before it ends, by whoever asks or by itself", async () => {
    const { authorityId } = await issue();
    const { number, list } = await fetchList(authorityId);
    expect(list.nextUpdate!.getTime() - list.thisUpdate.getTime()).toBe(Number(7n * DAY) * 1_000);
    await advanceClock(6n * DAY - 1n);
    expect(await refreshDueLists()).toBe(0);
    await advanceClock(1n);
    expect(await refreshDueLists()).toBe(1);
    expect((await fetchList(authorityId)).number).toBe(number + 1n);
    await advanceClock(6n * DAY);
    expect((await fetchList(authorityId)).number).toBe(number + 2n);
  });

  test("names a certificate once more after it has ended, and then no longer", async () => {
    const one = await issue();
    await revoke(one);
    await fetchList(one.authorityId);
    await advanceClock(731n * DAY);
    expect((await fetchList(one.authorityId)).numbers).toContain(one.number);
    await advanceClock(6n * DAY);
    expect((await fetchList(one.authorityId)).numbers).not.toContain(one.number);
    const later = await issue();
    await revoke(later);
    expect((await fetchList(later.authorityId)).numbers).toContain(later.number);
  });

  test("is there for authorities of this portal alone, and in a demo only for a demo's", async () => {
    const { authorityId } = await issue();
    const addresses = ["00000000-0000-0000-0000-000000000000", `${authorityId}x`, "../licenses"];
    for (const id of addresses)
      for (const kind of ["crl", "crt"]) {
        const answer = await fetch(`${portal.url}/.well-known/device-authority/${id}.${kind}`);
        expect(answer.status).toBe(404);
      }
    (env() as { DEMO: boolean }).DEMO = false;
    const answers = [];
    for (const kind of ["crl", "crt"])
      answers.push((await fetch(`${portal.url}/.well-known/device-authority/${authorityId}.${kind}`)).status);
    (env() as { DEMO: boolean }).DEMO = true;
    expect(answers).toEqual([404, 404]);
  });
});

describe("revoking", () => {
  test("happens once, to certificates there are, by vendor staff who may", async () => {
    const one = await issue();
    const reference = `revoke ${one.number}`;
    const name = { authorityId: one.authorityId, number: one.number };
    const input = { ...name, reason: "privilege_withdrawn", note: "" } as const;
    const first = await revokeCertificate(cast.vendor, input, reference);
    expect(await revokeCertificate(cast.vendor, input, reference)).toEqual(first);
    await expect(revoke(one)).rejects.toMatchObject({ code: "certificate_revoked_already" });
    await expect(revoke({ ...one, number: "AB" })).rejects.toMatchObject({ code: "not_found" });
    for (const scope of [cast.partner, cast.customer, limited(cast.vendor, { permissions: ["view"] })])
      await expect(async () => revokeCertificate(scope, input)).rejects.toMatchObject({ status: 403 });
    const trail = await db.auditEntry.findMany({ where: { subject: one.serial }, orderBy: { id: "asc" } });
    expect(trail.map(({ action }) => action)).toEqual([
      "device-certificate.issued",
      "device-certificate.revoked",
    ]);
  });
});
