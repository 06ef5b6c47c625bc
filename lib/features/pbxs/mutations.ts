import { Refusal } from "@/lib/domain/refusal";
import { requireAccount } from "@/lib/features/accounts/data";
import type { NewPbxInput } from "@/lib/features/pbxs/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** The new PBX as stored; its configuration is at version 0 and empty. */
export type NewPbx = Readonly<{ serial: string; name: string; scenario: string; version: number }>;

/**
 * Adds a PBX to an account, renting nothing yet. Needs `rental`. A device gets its rental licenses from one account
 * only, so a serial that belongs to any account already is refused, and that of a rental device, which rents itself.
 */
export function addPbx(
  scope: Scope,
  { accountId, ...input }: NewPbxInput & Readonly<{ accountId: string }>,
  reference?: string,
): Promise<NewPbx> {
  requirePermission(scope, "rental");
  return inTransaction(async (tx) => {
    const { id, now } = await requireAccount(scope, accountId, tx);
    return once(tx, { subjectId: id, reference, input: { addPbx: input } }, async () => {
      const { serial, name, scenario } = input;
      const added = await tx.$executeRaw`
        INSERT INTO pbxs (account_id, serial, name, scenario, created_at)
        SELECT ${id}::uuid, ${serial}, ${name}, ${scenario}, ${now}
        WHERE NOT EXISTS (SELECT FROM rental_devices WHERE serial = ${serial}) ON CONFLICT DO NOTHING`;
      if (added === 0) throw new Refusal("serial_taken", { serial });
      return { serial, name, scenario, version: 0 };
    });
  });
}

/**
 * Has the licenses of an account's PBXs sent again, without a change and without costs, as is needed after a
 * reinstall. Needs `rental`. Each device finds a new document with its next question.
 */
export async function sendLicensesAgain(
  scope: Scope,
  accountId: string,
): Promise<Readonly<{ devices: number }>> {
  requirePermission(scope, "rental");
  return inTransaction(async (tx) => {
    const { id } = await requireAccount(scope, accountId, tx);
    return { devices: await countResend(tx, id) };
  });
}

async function countResend(tx: Transaction, accountId: string): Promise<number> {
  const { count } = await tx.pbx.updateMany({
    where: { accountId },
    data: { resendCount: { increment: 1 } },
  });
  return count;
}
