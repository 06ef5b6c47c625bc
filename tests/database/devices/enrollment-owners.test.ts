import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { listEnrollableAccounts } from "@/lib/features/device-enrollments/data";
import { createEnrollmentCode } from "@/lib/features/device-enrollments/mutations";
import { addPbx, removePbx } from "@/lib/features/pbxs/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { enrollWith, newKey, requestFor } from "@/tests/support/certified-devices";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { bind, createHolder, PORT14 } from "@/tests/support/licenses";
import { newSerial, openRental, type Rental } from "@/tests/support/rental";

let portal: DeviceServer;
let former: Rental;
let present: Rental;

beforeAll(async () => {
  portal = await startDeviceServer();
  former = await openRental();
  present = await openRental();
});
afterAll(() => portal.stop());

const codeFor = (of: Serial, { partner }: Pick<Rental, "partner">) =>
  createEnrollmentCode(partner, { serial: of, lifetime: "week" });
const codeOfAccount = ({ partner, accountId }: Rental) =>
  createEnrollmentCode(partner, { accountId, lifetime: "week" });
const notYours = { code: "device_not_yours" };

async function enroll(of: Serial, { code }: Readonly<{ code: string }>): Promise<number> {
  const csr = await requestFor(of, newKey());
  return (await enrollWith(portal.url, { code, serial: of, csr })).status;
}

/** A PBX in the account of `former`. */
async function standing(): Promise<Serial> {
  const serial = newSerial();
  await addPbx(former.partner, {
    accountId: former.accountId,
    serial,
    name: "Moving",
    scenario: "on_premises",
  });
  return serial;
}
const leave = (serial: Serial) => removePbx(former.partner, { accountId: former.accountId, serial });
const arrive = (serial: Serial) =>
  addPbx(present.partner, { accountId: present.accountId, serial, name: "Moved", scenario: "on_premises" });

describe("whoever no longer has a device", () => {
  test("makes no code for it, and whoever has it now does", async () => {
    const serial = await standing();
    await leave(serial);
    await expect(codeFor(serial, former)).rejects.toMatchObject(notYours);
    await arrive(serial);
    await expect(codeFor(serial, former)).rejects.toMatchObject(notYours);
    expect(await enroll(serial, await codeFor(serial, present))).toBe(201);
  });

  test("opens nothing with a code made before, for the device or for its account", async () => {
    const serial = await standing();
    const codes = [await codeFor(serial, former), await codeOfAccount(former)];
    await leave(serial);
    for (const code of codes) expect(await enroll(serial, code)).toBe(403);
    await arrive(serial);
    for (const code of codes) expect(await enroll(serial, code)).toBe(403);
  });

  test("nor is one answered again that was used while the device was there", async () => {
    const serial = await standing();
    const made = await codeOfAccount(former);
    const csr = await requestFor(serial, newKey());
    const again = () => enrollWith(portal.url, { code: made.code, serial, csr });
    expect([(await again()).status, (await again()).status]).toEqual([201, 201]);
    await leave(serial);
    await arrive(serial);
    expect((await again()).status).toBe(403);
  });
});

describe("a license bound to a device makes it one's own", () => {
  test("while it stands in nobody else's account", async () => {
    const holder = await createHolder({ [PORT14]: 4 });
    const serial = await standing();
    await bind(holder, { serial });
    await expect(codeFor(serial, holder)).rejects.toMatchObject(notYours);
    await leave(serial);
    const made = await codeFor(serial, holder);
    await arrive(serial);
    expect(await enroll(serial, made)).toBe(403);
    await expect(codeFor(serial, present)).resolves.toBeDefined();
  });

  test("while nobody else has licenses on it, too", async () => {
    const [holder, other] = [await createHolder({ [PORT14]: 4 }), await createHolder({ [PORT14]: 4 })];
    const device = newSerial();
    await bind(holder, { serial: device });
    const made = await codeFor(device, holder);
    await bind(other, { serial: device });
    await expect(codeFor(device, other)).rejects.toMatchObject(notYours);
    await expect(codeFor(device, holder)).rejects.toMatchObject(notYours);
    expect(await enroll(device, made)).toBe(403);
    const byVendor = await createEnrollmentCode(former.vendor, { serial: device, lifetime: "week" });
    expect(await enroll(device, byVendor)).toBe(201);
  });
});

const idsFor = async (scope: Scope) => (await listEnrollableAccounts(scope)).map(({ id }) => id);

test("a code is offered for one's own accounts, and for all by the vendor", async () => {
  expect(await idsFor(former.partner)).toEqual([former.accountId]);
  expect(await idsFor(present.partner)).toEqual([present.accountId]);
  expect(await idsFor(former.vendor)).toEqual(expect.arrayContaining([former.accountId, present.accountId]));
});
