import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { createAuthority, retireAuthority } from "@/lib/features/device-authorities/mutations";
import { acknowledgeAlarm } from "@/lib/features/device-alarms/mutations";
import { issueForRequest, revokeCertificate } from "@/lib/features/device-certificates/mutations";
import { createEnrollmentCode } from "@/lib/features/device-enrollments/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import { db } from "@/lib/platform/db/client";
import {
  callFrom,
  certifiedByOwn,
  enrollWith,
  inPerson,
  newKey,
  renew,
  requestFor,
} from "@/tests/support/certified-devices";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { signCall, type TestDevice } from "@/tests/support/device-tokens";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { newSerial, openRental, type Rental } from "@/tests/support/rental";

let portal: DeviceServer;
let rental: Rental;
beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  rental = await openRental();
});
afterAll(() => portal.stop());

/** A device with a certificate of an authority of its own, and a request with another key. */
async function renewable(certificateDays = 365) {
  const { authorityId: id, device } = await certifiedByOwn(rental.vendor, certificateDays);
  return { id, device, csr: await requestFor(device.serial, newKey()) };
}

async function renewed(device: TestDevice, csr: string): Promise<string> {
  const { status, body } = await renew(portal.url, device, csr);
  expect(status).toBe(201);
  return body.certificate!;
}

const latestOf = (serial: string) =>
  db.deviceCertificate.findFirstOrThrow({ where: { serial }, orderBy: { issuedAt: "desc" } });

describe("a renewal that is asked for again with the same key is another one", () => {
  test("when the first was revoked meanwhile", async () => {
    const { device, csr } = await renewable();
    await advanceClock(1n);
    const first = await renewed(device, csr);
    const { authorityId, number } = await latestOf(device.serial);
    await revokeCertificate(rental.vendor, { authorityId, number, reason: "key_compromise", note: "" });
    const second = await renewed(device, csr);
    expect(second).not.toBe(first);
  });

  test("when the authority that signed the first signs no more", async () => {
    const { id, device, csr } = await renewable();
    const first = await renewed(device, csr);
    await retireAuthority(inPerson(rental.vendor), { id, trustedUntil: null });
    expect(await renewed(device, csr)).not.toBe(first);
  });

  test("when the first has ended before it was used", async () => {
    const { device, csr } = await renewable(30);
    const { id } = await createAuthority(inPerson(rental.vendor), { name: "Short", certificateDays: 1 });
    const first = await renewed(device, csr);
    await advanceClock(86_401n);
    expect(await renewed(device, csr)).not.toBe(first);
    await retireAuthority(inPerson(rental.vendor), { id, trustedUntil: null });
  });

  test("than what staff had issued for that key and nobody has used", async () => {
    const { device, csr } = await renewable();
    await advanceClock(1n);
    const { certificate } = await issueForRequest(rental.vendor, { serial: device.serial as Serial, csr });
    expect(await renewed(device, csr)).not.toBe(certificate);
  });
});

const codeOfAccount = () =>
  createEnrollmentCode(rental.partner, { accountId: rental.accountId, lifetime: "week" });
const enroll = async (serial: string, code: string, csr: string) =>
  (await enrollWith(portal.url, { code, serial, csr })).status;

describe("an enrollment code", () => {
  beforeEach(async () => {
    await db.$executeRaw`DELETE FROM rate_limits`;
  });

  test("is spent for another device of its account, also one with the same key", async () => {
    const other = newSerial();
    const { accountId } = rental;
    await addPbx(rental.partner, { accountId, serial: other, name: "Branch", scenario: "on_premises" });
    const key = newKey();
    const { code } = await codeOfAccount();
    expect(await enroll(rental.serial, code, await requestFor(rental.serial, key))).toBe(201);
    expect(await enroll(other, code, await requestFor(other, key))).toBe(403);
    expect(await enroll(rental.serial, code, await requestFor(rental.serial, key))).toBe(201);
  });

  test("is not guessed from one address by naming another device each time", async () => {
    const csr = await requestFor(rental.serial, newKey());
    const guess = () => enroll(newSerial(), "7K3M-9QTX-2B4W-HD8N", csr);
    const answers = [];
    while (answers.length < 60 && answers.at(-1) !== 429) answers.push(await guess());
    expect([answers.at(-1), answers.filter((status) => status === 403).length]).toEqual([429, 50]);
  });

  test("may be sent with a faulty request as often as it takes", async () => {
    const { code } = await codeOfAccount();
    const faulty = await requestFor(newSerial(), newKey());
    for (let time = 0; time < 25; time += 1) expect(await enroll(rental.serial, code, faulty)).toBe(422);
    expect(await enroll(rental.serial, code, await requestFor(rental.serial, newKey()))).toBe(201);
  });

  test("is made by nobody who acts for another organization", async () => {
    const acting = mintScope({ ...rental.partner, actingId: crypto.randomUUID() });
    await expect(async () =>
      createEnrollmentCode(acting, { serial: rental.serial, lifetime: "week" }),
    ).rejects.toMatchObject({ code: "acting_not_allowed" });
  });
});

/** As what each was refused, those that were not first. */
const codesOf = (answers: readonly PromiseSettledResult<unknown>[]) =>
  answers
    .map((answer) => (answer.status === "fulfilled" ? null : (answer.reason as { code: string }).code))
    .toSorted((one, other) => Number(one !== null) - Number(other !== null));

describe("of several at once, one counts", () => {
  test("who revoke a certificate", async () => {
    const { device } = await renewable();
    const { authorityId, number } = await latestOf(device.serial);
    const revoking = { authorityId, number, reason: "key_compromise", note: "" } as const;
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => revokeCertificate(rental.vendor, revoking)),
    );
    expect(codesOf(answers)).toEqual([
      null,
      ...Array.from({ length: 5 }, () => "certificate_revoked_already"),
    ]);
    const action = "device-certificate.revoked";
    expect(await db.auditEntry.count({ where: { action, subject: device.serial } })).toBe(1);
  });

  test("who acknowledge an alarm", async () => {
    const device = await enrollDevice(newSerial());
    for (const boot of ["one", "two", "one"]) {
      await advanceClock(60n);
      await callFrom(portal.url, device, { address: "198.51.100.7", boot });
    }
    const { id } = await db.deviceAlarm.findFirstOrThrow({ where: { serial: device.serial } });
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => acknowledgeAlarm(rental.vendor, { id, note: "" })),
    );
    expect(codesOf(answers)).toEqual([null, ...Array.from({ length: 5 }, () => "alarm_acknowledged")]);
  });
});

describe("what a device leaves behind stays small", () => {
  test("a token from far ahead is not remembered for longer than any that is admitted", async () => {
    const device = await enrollDevice(newSerial());
    const now = await portalTime();
    const far = (now + 1_000_000_000n) as typeof now;
    const token = await signCall(device, { now: far, audience: portal.url });
    expect((await callPortal(portal.url, device, { token })).status).toBe(401);
    const { expiresAt } = await db.deviceTokenId.findFirstOrThrow({ where: { serial: device.serial } });
    expect(expiresAt - now).toBe(540n);
  });

  test("fifty places are kept of a device that starts anew all the time", async () => {
    const device = await enrollDevice(newSerial());
    for (let start = 0; start < 55; start += 1) {
      await advanceClock(1n);
      await callFrom(portal.url, device, { address: "198.51.100.7", boot: `start ${start}` });
    }
    const kept = await db.deviceSighting.findMany({ where: { serial: device.serial } });
    expect(kept.map(({ boot }) => boot).toSorted()).toEqual(
      Array.from({ length: 50 }, (_, start) => `start ${start + 5}`).toSorted(),
    );
  });
});
