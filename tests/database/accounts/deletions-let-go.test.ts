import { beforeEach, expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { ticks } from "@/lib/domain/money/units";
import { deleteAccount } from "@/lib/features/account-deletions/mutations";
import { parkBrokenAccounts } from "@/lib/features/license-law/parking/mutations";
import { listProvisioningCodes } from "@/lib/features/provisioning-codes/data";
import { makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { provisionDevice } from "@/lib/features/provisioning/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { limited } from "@/tests/support/cast";
import { freezeClock } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { openReloadable, switchOn } from "@/tests/support/reloads";
import { chargeIsc, openRental, rent, type Rental } from "@/tests/support/rental";
import {
  activate,
  activeDevices,
  listedDevices,
  openDeviceRental,
  shippedDevices,
  swap,
} from "@/tests/support/rental-devices";

beforeEach(() => freezeClock());

/** What a person sees who deletes the account: its name and what it holds, where nothing is rented. */
async function seen({ accountId }: Rental) {
  const { name, balanceTicks } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  return { accountId, name, balanceTicks: ticks(balanceTicks) };
}

const codeFor = ({ partner, accountId }: Rental) =>
  makeProvisioningCode(partner, { accountId, purpose: "rollout", devices: 9 });

const provision = (serial: string, { code }: Readonly<{ code: string }>) =>
  provisionDevice(parseSerial(serial), { code });

test("the devices of a deleted account come into another one, but none that was exchanged, and by no code of it", async () => {
  const rental = await openDeviceRental();
  const other = await openDeviceRental("0", rental);
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  await swap(rental, [old, fresh]);
  await activate(rental, [fresh], { active: false });
  const [left, right] = [await codeFor(rental), await codeFor(other)];
  await expect(provision(fresh, right)).rejects.toMatchObject({ code: "rental_device_elsewhere" });
  await deleteAccount(rental.partner, await seen(rental));
  expect(await db.rentalDevice.count({ where: { accountId: rental.accountId } })).toBe(0);
  const codes = await listProvisioningCodes(rental.accountId);
  expect(codes.find(({ id }) => id === left.id)).toMatchObject({ state: "ended" });
  const [shipped = ""] = await shippedDevices(rental);
  for (const serial of [shipped, fresh])
    await expect(provision(serial, left)).rejects.toMatchObject({ code: "provisioning_code_unknown" });
  await expect(provision(old, right)).rejects.toMatchObject({ code: "rental_device_retired" });
  expect(await provision(fresh, right)).toMatchObject({ serial: fresh });
  expect(await db.pbx.findMany({ where: { serial: fresh, removedAt: null } })).toMatchObject([
    { accountId: other.accountId, kind: "device" },
  ]);
});

test("a deleted account reloads no more", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await rent(rental, {});
  await deleteAccount(rental.partner, await seen(rental));
  expect(await db.reloadSetting.findFirst({ where: { accountId: rental.accountId } })).toMatchObject({
    enabled: false,
  });
});

test("a parked account is not deleted, and an account by nobody who may only look at it", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const reader = limited(rental.partner, { permissions: ["view", "licenses", "contracts", "members"] });
  const deletion = await seen(rental);
  expect(() => deleteAccount(reader, deletion)).toThrow(
    expect.objectContaining({ code: "permission_missing" }),
  );
  const move = "UPDATE accounts SET balance_ticks = balance_ticks + 7 WHERE id = $1";
  await pool().query(move, [rental.accountId]);
  expect(await parkBrokenAccounts()).toBe(1);
  const ledger = await readLedger(rental.accountId);
  await expect(deleteAccount(rental.partner, await seen(rental))).rejects.toMatchObject({
    code: "account_parked",
  });
  expect(await readLedger(rental.accountId)).toEqual(ledger);
});
