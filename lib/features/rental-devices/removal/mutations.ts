import type { Serial } from "@/lib/domain/hardware/serial";
import { Refusal } from "@/lib/domain/refusal";
import { requireLiveAccount } from "@/lib/features/accounts/data";
import { writeAudit } from "@/lib/features/audit/mutations";
import { type AccountDevice, listAccountDevices } from "@/lib/features/rental-devices/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** The rental device that was taken out. */
export type RemovedDevice = Readonly<{ serial: string; removed: true }>;

/**
 * Takes a rental device that is listed and not rented out of an account, so that it can be provisioned into another one
 * of whoever ordered it. Needs `rental`. What it rented stays in the history. Refuses a device that rents, which is
 * deactivated first, and one that was exchanged, which goes back to the vendor.
 */
export async function removeRentalDevice(
  scope: Scope,
  { accountId, serial }: Readonly<{ accountId: string; serial: Serial }>,
  reference?: string,
): Promise<RemovedDevice> {
  requirePermission(scope, "rental");
  return inTransaction(async (tx) => {
    const { id } = await requireLiveAccount(scope, accountId, tx);
    // Whoever activates or exchanges devices takes the account first, too.
    await tx.$queryRaw`SELECT FROM accounts WHERE id = ${id}::uuid FOR UPDATE`;
    return once(tx, { subjectId: id, reference, input: { removeRentalDevice: serial } }, async () => {
      const { now, partnerId, name: account } = await requireLiveAccount(scope, id, tx);
      const { name, model } = await requireListed(tx, id, serial);
      const nowhere = { accountId: null, provisionedAt: null, provisioningCodeId: null };
      await tx.rentalDevice.update({ where: { serial }, data: nowhere, select: { serial: true } });
      const where = { accountId_serial: { accountId: id, serial } };
      await tx.pbx.update({ where, data: { removedAt: now }, select: { serial: true } });
      await writeAudit(tx, scope, {
        action: "rental_device.removed",
        organizationId: partnerId,
        subject: serial,
        details: { account, device: name, model },
      });
      return { serial, removed: true as const };
    });
  });
}

async function requireListed(tx: Transaction, accountId: string, serial: string): Promise<AccountDevice> {
  const device = (await listAccountDevices(accountId, tx)).find((candidate) => candidate.serial === serial);
  if (!device) throw new Refusal("rental_device_unknown", { serial });
  if (device.state === "active") throw new Refusal("rental_device_rents", { serial });
  if (device.state === "retired") throw new Refusal("rental_device_retired", { serial });
  return device;
}
