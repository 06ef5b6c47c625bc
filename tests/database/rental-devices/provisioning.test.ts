import { beforeEach, expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { listProvisioningCodes } from "@/lib/features/provisioning-codes/data";
import { endProvisioningCode, makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { provisionDevice } from "@/lib/features/provisioning/mutations";
import { listAccountDevices } from "@/lib/features/rental-devices/data";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { newSerial, openRental, type Rental } from "@/tests/support/rental";
import { openDeviceRental, shippedDevices } from "@/tests/support/rental-devices";

beforeEach(() => freezeClock());

const codeFor = ({ partner, accountId }: Rental, devices?: number) =>
  makeProvisioningCode(partner, {
    accountId,
    purpose: devices === undefined ? "device" : "rollout",
    devices,
  });

const provision = (serial: string, code: string) => provisionDevice(parseSerial(serial), { code });

test("a device with a code is listed, rents nothing and costs nothing; typed small and without dashes too", async () => {
  const rental = await openDeviceRental();
  const [serial = ""] = await shippedDevices(rental);
  const { code, mostDevices } = await codeFor(rental);
  expect(mostDevices).toBe(1);
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const made = await provision(serial, code.replaceAll("-", "").toLowerCase());
  expect(made).toMatchObject({ serial, model: "Desk-112", name: `Desk-112 ${serial.slice(-8)}` });
  expect(await listAccountDevices(rental.accountId)).toMatchObject([
    { serial, state: "listed", pinnedPrice: null, price: 200n },
  ]);
  const account = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect([account.rented, account.ratePerSecond]).toEqual([false, 0n]);
});

test("a code lets one device in within a quarter of an hour, and not in its last second", async () => {
  const rental = await openDeviceRental();
  const [first = "", second = "", third = ""] = await shippedDevices(rental, 3);
  const { code } = await codeFor(rental);
  await advanceClock(899n);
  await provision(first, code);
  await expect(provision(second, code)).rejects.toMatchObject({ code: "provisioning_code_used" });
  const late = await codeFor(rental);
  await advanceClock(900n);
  await expect(provision(third, late.code)).rejects.toMatchObject({ code: "provisioning_code_expired" });
});

test("a rollout lets in as many as it says, for seven days, however many come at once", async () => {
  const rental = await openDeviceRental();
  const serials = await shippedDevices(rental, 8);
  const { code } = await codeFor(rental, 5);
  await advanceClock(7n * 86_400n - 1n);
  const results = await Promise.allSettled(serials.map((serial) => provision(serial, code)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  expect(await listAccountDevices(rental.accountId)).toHaveLength(5);
  expect(await listProvisioningCodes(rental.accountId)).toMatchObject([
    { state: "used", usedDevices: 5, mostDevices: 5, lastCharacters: code.slice(-4) },
  ]);
});

test("a device that asks again is answered again and uses nothing up", async () => {
  const rental = await openDeviceRental();
  const [serial = ""] = await shippedDevices(rental);
  const { code } = await codeFor(rental, 2);
  const first = await provision(serial, code);
  expect(await provision(serial, code)).toEqual(first);
  expect(await listProvisioningCodes(rental.accountId)).toMatchObject([{ usedDevices: 1 }]);
});

test("an ended code lets nobody in; only those who may end it do", async () => {
  const rental = await openDeviceRental();
  const [serial = ""] = await shippedDevices(rental);
  const { id: codeId, code } = await codeFor(rental, 2);
  const { accountId, partner } = rental;
  const stranger = await createCast();
  await expect(endProvisioningCode(stranger.partner, { accountId, codeId })).rejects.toMatchObject({
    code: "account_not_found",
  });
  const reader = limited(partner, { permissions: ["view"] });
  await expect(endProvisioningCode(reader, { accountId, codeId })).rejects.toMatchObject({
    code: "permission_missing",
  });
  await endProvisioningCode(partner, { accountId, codeId });
  await endProvisioningCode(partner, { accountId, codeId });
  await expect(provision(serial, code)).rejects.toMatchObject({ code: "provisioning_code_ended" });
  expect(await db.auditEntry.count({ where: { action: "provisioning_code.ended" } })).toBe(1);
});

test("only a device that was shipped to the account's partner or customer comes in, and into one account", async () => {
  const rental = await openDeviceRental();
  const stranger = await openDeviceRental();
  const [theirs = ""] = await shippedDevices(stranger);
  const { code } = await codeFor(rental, 9);
  await expect(provision(theirs, code)).rejects.toMatchObject({ code: "rental_device_not_shipped" });
  await expect(provision("00-90-33-00-00-01", code)).rejects.toMatchObject({
    code: "rental_device_not_shipped",
  });
  const [own = ""] = await shippedDevices(rental);
  await provision(own, code);
  const second = await openDeviceRental("0", rental);
  const { code: other } = await codeFor(second);
  await expect(provision(own, other)).rejects.toMatchObject({ code: "rental_device_elsewhere" });
});

test("without a contract for hardware no code is made", async () => {
  const rental = await openRental();
  await expect(codeFor(rental)).rejects.toMatchObject({
    code: "contract_missing",
    details: { contract: "Hardware Rental" },
  });
});

test("the code itself is nowhere stored, and whoever guesses must wait", async () => {
  const rental = await openDeviceRental();
  const [serial = ""] = await shippedDevices(rental);
  const { code } = await codeFor(rental);
  const [stored] = await db.provisioningCode.findMany({ where: { accountId: rental.accountId } });
  expect(JSON.stringify(stored, (_key, value: unknown) => String(value))).not.toContain(code.slice(0, 9));
  const answers: unknown[] = [];
  for (let guess = 0; guess < 12; guess += 1) {
    answers.push(
      await provision(serial, `0000-0000-0000-${guess}`).catch((error: { code: string }) => error.code),
    );
  }
  expect(new Set(answers)).toEqual(new Set(["provisioning_code_unknown", "rate_limited"]));
  expect(answers.filter((answer) => answer === "provisioning_code_unknown")).toHaveLength(10);
  await expect(provision(serial, code)).rejects.toMatchObject({ code: "rate_limited" });
});

test("guesses that come at once count as well, and right codes never do", async () => {
  const rental = await openDeviceRental();
  const [serial = ""] = await shippedDevices(rental);
  const { code } = await codeFor(rental);
  for (let time = 0; time < 12; time += 1) await expect(provision(serial, code)).resolves.toBeDefined();
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, (_, guess) => provision(serial, `0000-0000-1111-${guess}`)),
  );
  const codes = answers.map((answer) => answer.status === "rejected" && String(answer.reason.code));
  expect(codes.filter((refused) => refused === "provisioning_code_unknown")).toHaveLength(10);
});

test("what is refused for another reason than the code is no guess", async () => {
  const rental = await openDeviceRental();
  const { code } = await codeFor(rental);
  const strange = newSerial();
  for (let time = 0; time < 12; time += 1)
    await expect(provision(strange, code)).rejects.toMatchObject({ code: "rental_device_not_shipped" });
});
