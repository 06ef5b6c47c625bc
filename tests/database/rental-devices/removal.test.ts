import { beforeAll, beforeEach, expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { requireAccount } from "@/lib/features/accounts/data";
import { getDeviceGrant } from "@/lib/features/license-documents/data";
import { makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { provisionDevice } from "@/lib/features/provisioning/mutations";
import { listAccountDevices } from "@/lib/features/rental-devices/data";
import { removeRentalDevice } from "@/lib/features/rental-devices/removal/mutations";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger } from "@/tests/support/ledger";
import type { Rental } from "@/tests/support/rental";
import {
  activate,
  activeDevices,
  listedDevices,
  openDeviceRental,
  swap,
} from "@/tests/support/rental-devices";

// The first of all rentals makes articles and prices, too.
beforeAll(() => openDeviceRental());
beforeEach(() => freezeClock());

const remove = ({ partner, accountId }: Rental, serial: string, reference?: string) =>
  removeRentalDevice(partner, { accountId, serial: parseSerial(serial) }, reference);

const provision = async ({ partner, accountId }: Rental, serial: string) => {
  const { code } = await makeProvisioningCode(partner, { accountId, purpose: "device" });
  return provisionDevice(parseSerial(serial), { code });
};

const serialsIn = async ({ accountId }: Rental) =>
  (await listAccountDevices(accountId)).map(({ serial }) => serial);

test("a device that was deactivated leaves, rents in another account, and both ledgers stay as they are", async () => {
  const rental = await openDeviceRental();
  const other = await openDeviceRental("10", rental);
  const [phone = ""] = await activeDevices(rental);
  await advanceClock(100n);
  await activate(rental, [phone], { active: false });
  await expect(provision(other, phone)).rejects.toMatchObject({ code: "rental_device_elsewhere" });
  expect(await remove(rental, phone, "one")).toEqual({ serial: phone, removed: true });
  expect(await remove(rental, phone, "one")).toEqual({ serial: phone, removed: true });
  expect(await serialsIn(rental)).toEqual([]);
  expect((await getDeviceGrant(parseSerial(phone))).content.licenses).toEqual([]);
  await provision(other, phone);
  await activate(other, [phone]);
  await advanceClock(100n);
  expect([await serialsIn(rental), await serialsIn(other)]).toEqual([[], [phone]]);
  const [first, second] = [
    (await requireAccount(rental.partner, rental.accountId)).facts,
    (await requireAccount(other.partner, other.accountId)).facts,
  ];
  expect([first.balance, first.rate, second.rate]).toEqual([2_628_000_000n - 100n * 200n, 0n, 200n]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  expect(await faultsOfLedger(other.accountId)).toEqual([]);
  const audit = await db.auditEntry.findMany({ where: { action: "rental_device.removed", subject: phone } });
  expect(audit).toHaveLength(1);
});

test("it can come back to the account it left, under its old name for the history", async () => {
  const rental = await openDeviceRental();
  const [phone = ""] = await listedDevices(rental);
  await remove(rental, phone);
  await provision(rental, phone);
  await activate(rental, [phone]);
  expect(await listAccountDevices(rental.accountId)).toMatchObject([{ serial: phone, state: "active" }]);
});

test("what rents or was exchanged does not leave", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  await expect(remove(rental, old)).rejects.toMatchObject({ code: "rental_device_rents" });
  await swap(rental, [old, fresh]);
  await expect(remove(rental, old)).rejects.toMatchObject({ code: "rental_device_retired" });
  await expect(remove(rental, fresh)).rejects.toMatchObject({ code: "rental_device_rents" });
  await expect(remove(rental, rental.serial)).rejects.toMatchObject({ code: "rental_device_unknown" });
  expect(new Set(await serialsIn(rental))).toEqual(new Set([old, fresh]));
});

test("nobody else takes a device out, and nobody without the right to", async () => {
  const rental = await openDeviceRental();
  const [phone = ""] = await listedDevices(rental);
  const stranger = { ...rental, ...(await createCast()) };
  await expect(remove(stranger, phone)).rejects.toMatchObject({ code: "account_not_found" });
  const reader = limited(rental.partner, { permissions: ["view"] });
  await expect(remove({ ...rental, partner: reader }, phone)).rejects.toMatchObject({
    code: "permission_missing",
  });
  const elsewhere = await openDeviceRental("10", rental);
  await expect(remove(elsewhere, phone)).rejects.toMatchObject({ code: "rental_device_unknown" });
  expect(await serialsIn(rental)).toEqual([phone]);
});

test("activated and removed at the same time, it does one of the two", async () => {
  const rental = await openDeviceRental();
  const phones = await listedDevices(rental, 6);
  const outcomes = await Promise.all(
    phones.map(async (phone) => {
      const [active, removed] = await Promise.allSettled([activate(rental, [phone]), remove(rental, phone)]);
      return [active.status === "fulfilled", removed.status === "fulfilled"];
    }),
  );
  for (const [active, removed] of outcomes) expect(active).not.toBe(removed);
  const renting = outcomes.filter(([active]) => active).length;
  const { facts } = await requireAccount(rental.partner, rental.accountId);
  expect(facts.rate).toBe(BigInt(renting) * 200n);
  expect(await serialsIn(rental)).toHaveLength(renting);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
