import { formatInstant, laterOf } from "@/lib/domain/instant";
import { decideSwap } from "@/lib/domain/rental-devices/decide-swap";
import { swapDevice } from "@/lib/domain/rental-devices/swap-device";
import { Refusal } from "@/lib/domain/refusal";
import { type AccountWithPbxs, requireAccount } from "@/lib/features/accounts/data";
import { lockRental } from "@/lib/features/configurations/mutations";
import { storeConfiguration } from "@/lib/features/configurations/versions/mutations";
import { type AccountDevice, listAccountDevices } from "@/lib/features/rental-devices/data";
import type { SwapAnswer, SwapInput } from "@/lib/features/rental-devices/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type Swap = SwapInput & Readonly<{ accountId: string; serial: string }>;

/**
 * Exchanges a defective device (RMA): in one second the old one stops and the new one starts. Needs `rental`. The new
 * one takes over the price that is pinned to the old one: a defect changes nobody's prices, and no contract is asked
 * for, because nothing more is rented than before. Refuses an old one that does not rent, a new one that does, that is
 * another model, or that was exchanged itself, and a parked account.
 */
export function swapRentalDevice(scope: Scope, swap: Swap, reference?: string): Promise<SwapAnswer> {
  requirePermission(scope, "rental");
  const { accountId, ...input } = swap;
  return inTransaction(async (tx) => {
    const found = await requireAccount(scope, accountId, tx);
    const { parked } = await lockRental(tx, found);
    return once(tx, { subjectId: found.id, reference, input: { swapRentalDevice: input } }, async () => {
      if (parked) throw new Refusal("account_parked");
      await requireSwap(tx, found.id, swap);
      return swapped(tx, scope, { account: await requireAccount(scope, found.id, tx), swap });
    });
  });
}

async function requireSwap(tx: Transaction, accountId: string, { serial, newSerial }: Swap): Promise<void> {
  const devices = await listAccountDevices(accountId, tx);
  const old = requireDevice(devices, serial);
  const refused = decideSwap(old, requireDevice(devices, newSerial));
  if (refused.decision === "allowed") return;
  throw refused.decision === "rental_device_differs"
    ? new Refusal(refused.decision, { serial: refused.serial, article: old.article })
    : new Refusal(refused.decision, { serial: refused.serial });
}

function requireDevice(devices: readonly AccountDevice[], serial: string): AccountDevice {
  const device = devices.find((candidate) => candidate.serial === serial);
  if (!device) throw new Refusal("rental_device_unknown", { serial });
  return device;
}

/** Everything about the swap is one version of the account's configuration: neither both nor neither can be stored. */
async function swapped(
  tx: Transaction,
  scope: Scope,
  { account, swap }: Readonly<{ account: AccountWithPbxs; swap: Swap }>,
): Promise<SwapAnswer> {
  const { serial: oldSerial, newSerial, reason } = swap;
  const now = laterOf(account.now, account.facts.settledAt);
  const posting = swapDevice(account.facts, { pbxs: account.pbxs, oldSerial, newSerial }, now);
  const { priceListId } = account;
  await storeConfiguration(tx, scope, { account, posting, touched: [oldSerial, newSerial], priceListId });
  const version = account.configurationVersion + 1;
  const data = { accountId: account.id, version, oldSerial, newSerial, reason, actorId: scope.userId };
  await tx.deviceSwap.create({ data, select: { version: true } });
  return { oldSerial, newSerial, at: formatInstant(now), version };
}
