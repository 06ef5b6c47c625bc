import { Refusal } from "@/lib/domain/refusal";
import { requireAccount } from "@/lib/features/accounts/data";
import {
  applyChange,
  type ConfigurationAnswer,
  type ConfigurationPreview,
  lockRental,
  previewed,
} from "@/lib/features/configurations/mutations";
import { type AccountDevice, listAccountDevices } from "@/lib/features/rental-devices/data";
import type { DevicesChangeInput } from "@/lib/features/rental-devices/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction, tryOut } from "@/lib/platform/db/transaction";

type Change = DevicesChangeInput & Readonly<{ accountId: string }>;

/**
 * Activates devices of an account into its rental, or deactivates them. Needs `rental`, and Hardware Rental in force
 * for what is activated. It is a change like that of a PBX's licenses, on the same balance and by the same rules: the
 * whole account goes on the prices in force, an outdated view is refused, and what could not pay its first second.
 * Refuses a device that was exchanged.
 */
export function changeRentedDevices(
  scope: Scope,
  change: Change,
  reference?: string,
): Promise<ConfigurationAnswer> {
  requirePermission(scope, "rental");
  return inTransaction((tx) => changed(tx, scope, { change, reference }));
}

/** What `changeRentedDevices` would do, found out by doing it and rolling it back. Changes nothing. */
export function checkRentedDevices(scope: Scope, change: Change): Promise<ConfigurationPreview> {
  requirePermission(scope, "rental");
  const { accountId } = change;
  return tryOut((tx) =>
    previewed(tx, scope, { accountId, work: () => changed(tx, scope, { change, reference: undefined }) }),
  );
}

async function changed(
  tx: Transaction,
  scope: Scope,
  { change, reference }: Readonly<{ change: Change; reference: string | undefined }>,
): Promise<ConfigurationAnswer> {
  const { accountId, devices, seenPriceListId } = change;
  const account = await requireAccount(scope, accountId, tx);
  await lockRental(tx, account);
  const known = await listAccountDevices(account.id, tx);
  const changes = devices.map(({ serial, active, basedOn }) => {
    const { article } = requireRentable(known, serial, active);
    return { serial, basedOn, lines: active ? [{ article, quantity: 1 }] : [] };
  });
  return applyChange(tx, scope, {
    change: { accountId, changes, seenPriceListId },
    renter: "device",
    reference,
  });
}

function requireRentable(devices: readonly AccountDevice[], serial: string, active: boolean): AccountDevice {
  const device = devices.find((candidate) => candidate.serial === serial);
  if (!device) throw new Refusal("rental_device_unknown", { serial });
  if (active && device.state === "retired") throw new Refusal("rental_device_retired", { serial });
  return device;
}
