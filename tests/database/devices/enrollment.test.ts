import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEnrollmentCode, withdrawEnrollmentCode } from "@/lib/features/device-enrollments/mutations";
import { listEnrollmentCodes } from "@/lib/features/device-enrollments/data";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { db } from "@/lib/platform/db/client";
import {
  type Answered,
  enrollWith,
  inPerson,
  newKey,
  requestFor,
  withCertificate,
} from "@/tests/support/certified-devices";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal } from "@/tests/support/enrolled-device";
import { createHolder, PORT13 } from "@/tests/support/licenses";
import { limited } from "@/tests/support/cast";
import { newSerial, openRental, type Rental } from "@/tests/support/rental";

let portal: DeviceServer;
let rental: Rental;

beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  rental = await openRental();
});
afterAll(() => portal.stop());

const codeFor = (serial: string, scope = rental.vendor) =>
  createEnrollmentCode(scope, { serial: serial as never, lifetime: "quarter_hour" });
const refusedCode = { status: 403, body: { code: "enrollment_code_invalid" } };

async function enroll(serial: string, code: string, key = newKey()): Promise<Answered> {
  return enrollWith(portal.url, { code, serial, csr: await requestFor(serial, key) });
}

describe("a gateway with a code", () => {
  test("gets a certificate with which it is let in", async () => {
    const serial = newSerial();
    const key = newKey();
    const { code } = await codeFor(serial);
    const { status, body } = await enroll(serial, code.toLowerCase().replaceAll("-", " "), key);
    expect([status, body.serial]).toEqual([201, serial]);
    const certificate = new X509Certificate(body.certificate!);
    expect(certificate.verify(new X509Certificate(body.authority!).publicKey)).toBe(true);
    expect(certificate.validToDate.toISOString().replace(".000", "")).toBe(body.expiresAt);
    const device = withCertificate(serial, key, body.certificate!);
    expect((await callPortal(portal.url, device)).status).toBe(200);
  });

  test("is answered the same again with the same key, and refused with another one", async () => {
    const serial = newSerial();
    const key = newKey();
    const { code } = await codeFor(serial);
    const first = await enroll(serial, code, key);
    expect(await enroll(serial, code, key)).toEqual(first);
    expect(await enroll(serial, code)).toMatchObject(refusedCode);
    expect(await db.deviceCertificate.count({ where: { serial } })).toBe(1);
    await advanceClock(900n);
    expect(await enroll(serial, code, key)).toMatchObject(refusedCode);
  });

  test("gets one certificate, however many ask at once", async () => {
    const serial = newSerial();
    const { code } = await codeFor(serial);
    const answers = await Promise.all(Array.from({ length: 8 }, () => enroll(serial, code)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await db.deviceCertificate.count({ where: { serial } })).toBe(1);
  });

  test("is refused in the same words whether the code is unknown, over, withdrawn or for another device", async () => {
    const [serial, other] = [newSerial(), newSerial()];
    const withdrawn = await codeFor(serial);
    await withdrawEnrollmentCode(rental.vendor, withdrawn.id);
    const foreign = await codeFor(other);
    const over = await codeFor(serial);
    await advanceClock(900n);
    const codes = [withdrawn.code, foreign.code, over.code, "7K3M-9QTX-2B4W-HD8N", "nonsense"];
    const answers = [];
    for (const code of codes) answers.push(await enroll(serial, code));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]).toMatchObject(refusedCode);
  });

  test("keeps its code when the request is at fault", async () => {
    const serial = newSerial();
    const key = newKey();
    const { code } = await codeFor(serial);
    const wrong = [
      ["unreadable", "request"],
      ["signature", await requestFor(serial, key, { signedBy: newKey().privateKey })],
      ["serial", await requestFor(serial, key, { name: `CN=${newSerial()}` })],
      ["serial", await requestFor(serial, key, { name: `CN=${serial}, CN=${newSerial()}` })],
    ] as const;
    for (const [reason, csr] of wrong)
      expect(await enrollWith(portal.url, { code, serial, csr })).toMatchObject({
        status: 422,
        body: { code: "certificate_request_invalid", details: { reason } },
      });
    const csr = await requestFor(serial, key, { name: "O=whoever" });
    expect((await enrollWith(portal.url, { code, serial, csr })).status).toBe(201);
  });

  test("may be any PBX of the account the code was made for, and nothing else", async () => {
    const made = () =>
      createEnrollmentCode(rental.partner, { accountId: rental.accountId, lifetime: "week" });
    const { code } = await made();
    await advanceClock(604_799n);
    expect(await enroll(newSerial(), code)).toMatchObject(refusedCode);
    expect((await enroll(rental.serial, code)).status).toBe(201);
    const late = await made();
    await advanceClock(604_800n);
    expect(await enroll(rental.serial, late.code)).toMatchObject(refusedCode);
  });

  test("cannot guess: twenty wrong codes for a serial are enough for a while", async () => {
    const serial = newSerial();
    const { code } = await codeFor(serial);
    for (let guess = 0; guess < 20; guess += 1)
      expect((await enroll(serial, "7K3M-9QTX-2B4W-HD8N")).status).toBe(403);
    expect(await enroll(serial, code)).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  });
});

describe("a code is made", () => {
  test("by a partner for PBXs of its accounts and devices with its licenses, and for nobody else's", async () => {
    const holder = await createHolder({ [PORT13]: 4 });
    const serial = newSerial();
    const license = { article: PORT13, quantity: 1, serial, endCustomer: "", location: "", description: "" };
    await bindLicenseKeys(holder.partner, { projectId: holder.projectId, licenses: [license] });
    await expect(codeFor(serial, holder.partner)).resolves.toMatchObject({ code: expect.any(String) });
    await expect(codeFor(rental.serial, rental.partner)).resolves.toBeDefined();
    const stranger = { code: "device_not_yours", status: 404 };
    await expect(codeFor(rental.serial, holder.partner)).rejects.toMatchObject(stranger);
    await expect(codeFor(serial, rental.partner)).rejects.toMatchObject(stranger);
    const forAccount = createEnrollmentCode(holder.partner, {
      accountId: rental.accountId,
      lifetime: "week",
    });
    await expect(forAccount).rejects.toMatchObject({ code: "account_not_found" });
  });

  test("by nobody without the permission, and by no customer", async () => {
    const powerless = limited(rental.vendor, { permissions: ["view"] });
    await expect(async () => codeFor(newSerial(), powerless)).rejects.toMatchObject({
      code: "permission_missing",
    });
    await expect(async () => codeFor(rental.serial, rental.customer)).rejects.toMatchObject({
      code: "organization_kind_wrong",
    });
  });

  test("once per reference, and kept as its hash alone", async () => {
    const serial = newSerial();
    const make = () =>
      createEnrollmentCode(inPerson(rental.vendor), { serial, lifetime: "week" }, `once ${serial}`);
    const [first, second] = [await make(), await make()];
    expect(second).toEqual(first);
    const row = await db.deviceEnrollmentCode.findUniqueOrThrow({ where: { id: first.id } });
    expect(
      JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain(first.code.slice(0, 14));
    const kept = await db.idempotencyReference.findFirstOrThrow({ where: { reference: `once ${serial}` } });
    expect(JSON.stringify(kept.answer)).not.toContain(first.code.slice(0, 4));
  });

  test("and seen and withdrawn by its own organization and the vendor", async () => {
    const { id } = await codeFor(rental.serial, rental.partner);
    const { partner: other } = await createHolder();
    await expect(withdrawEnrollmentCode(other, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await listEnrollmentCodes(other, { page: 1 })).total).toBe(0);
    const seen = async () =>
      (await listEnrollmentCodes(rental.partner, { page: 1 })).codes.find((code) => code.id === id);
    expect(await seen()).toMatchObject({ state: "open", serial: rental.serial });
    await withdrawEnrollmentCode(rental.partner, id);
    expect(await seen()).toMatchObject({ state: "withdrawn" });
    await expect(withdrawEnrollmentCode(rental.vendor, id)).rejects.toMatchObject({
      code: "enrollment_code_closed",
    });
  });
});
