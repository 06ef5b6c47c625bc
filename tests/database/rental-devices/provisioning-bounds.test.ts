import { beforeEach, expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { listProvisioningCodes } from "@/lib/features/provisioning-codes/data";
import { endProvisioningCode, makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { provisionDevice } from "@/lib/features/provisioning/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import type { Rental } from "@/tests/support/rental";
import { openDeviceRental, shippedDevices } from "@/tests/support/rental-devices";

beforeEach(() => freezeClock());

const rollout = ({ partner, accountId }: Rental, devices = 5) =>
  makeProvisioningCode(partner, { accountId, purpose: "rollout", devices });

test("a device whose serial rents elsewhere as a PBX is refused, and uses nothing up", async () => {
  const rental = await openDeviceRental();
  const other = await openDeviceRental("0", rental);
  const [serial = ""] = await shippedDevices(rental);
  const system = { serial, name: "Branch", scenario: "cloud", createdAt: await portalTime() };
  await db.pbx.create({ data: { accountId: other.accountId, ...system } });
  const { code } = await rollout(rental);
  await expect(provisionDevice(parseSerial(serial), { code })).rejects.toMatchObject({
    code: "serial_taken",
    details: { serial },
  });
  expect(await listProvisioningCodes(rental.accountId)).toMatchObject([{ state: "usable", usedDevices: 0 }]);
  expect(await db.pbx.findMany({ where: { serial } })).toMatchObject([
    { accountId: other.accountId, name: "Branch", removedAt: null },
  ]);
});

test("one device at a time, whatever was asked for, and never more than a code says", async () => {
  const rental = await openDeviceRental();
  const { partner, accountId } = rental;
  const made = await makeProvisioningCode(partner, { accountId, purpose: "device", devices: 9 });
  expect(made.mostDevices).toBe(1);
  await expect(
    pool().query("UPDATE provisioning_codes SET used_devices = most_devices + 1 WHERE id = $1", [made.id]),
  ).rejects.toMatchObject({ constraint: "provisioning_codes_not_overused" });
});

test("the same reference tells the same code again, which is stored nowhere in the clear", async () => {
  const rental = await openDeviceRental();
  const { partner, accountId } = rental;
  const ask = () => makeProvisioningCode(partner, { accountId, purpose: "device" }, "code-1");
  const made = await ask();
  expect(await ask()).toEqual(made);
  expect(await listProvisioningCodes(accountId)).toHaveLength(1);
  const { rows } = await pool().query<{ answer: string }>(
    "SELECT answer::text AS answer FROM idempotency_references WHERE reference = 'code-1'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.answer).not.toContain(made.code.slice(0, 9));
});

test("a code is ended in its own account alone, and keeps the second and the person that ended it", async () => {
  const rental = await openDeviceRental();
  const other = await openDeviceRental("0", rental);
  const { id: codeId } = await rollout(rental);
  const elsewhere = { accountId: other.accountId, codeId };
  await expect(endProvisioningCode(other.partner, elsewhere)).rejects.toMatchObject({ code: "not_found" });
  const endedAt = await portalTime();
  await endProvisioningCode(rental.customer, { accountId: rental.accountId, codeId });
  await advanceClock(60n);
  await endProvisioningCode(rental.partner, { accountId: rental.accountId, codeId });
  expect(await db.provisioningCode.findUnique({ where: { id: codeId } })).toMatchObject({
    endedAt,
    endedBy: rental.customer.userId,
  });
});
