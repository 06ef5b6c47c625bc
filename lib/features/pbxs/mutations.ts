import type { Serial } from "@/lib/domain/hardware/serial";
import type { Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { requireLiveAccount } from "@/lib/features/accounts/data";
import { writeAudit } from "@/lib/features/audit/mutations";
import { applyPromotion } from "@/lib/features/promotions/binding/mutations";
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
    const { id } = await requireLiveAccount(scope, accountId, tx);
    await tx.$queryRaw`SELECT FROM accounts WHERE id = ${id}::uuid FOR UPDATE`;
    return once(tx, { subjectId: id, reference, input: { addPbx: input } }, async () => {
      const { now } = await requireLiveAccount(scope, id, tx);
      const { serial, name, scenario } = input;
      const version = await insertPbx(tx, id, { ...input, now });
      if (version === null) throw new Refusal("serial_taken", { serial });
      await applyPromotion(tx, scope, id);
      return { serial, name, scenario, version };
    });
  });
}

/** Adds a PBX, or takes one back that this account had removed; its version where it did, null where it is taken. */
async function insertPbx(
  tx: Transaction,
  id: string,
  { serial, name, scenario, now }: NewPbxInput & Readonly<{ now: Instant }>,
): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO pbxs (account_id, serial, name, scenario, created_at)
    SELECT ${id}::uuid, ${serial}, ${name}, ${scenario}, ${now}
    WHERE NOT EXISTS (SELECT FROM rental_devices WHERE serial = ${serial})
      AND NOT EXISTS (SELECT FROM pbxs WHERE serial = ${serial} AND removed_at IS NULL)
    ON CONFLICT (account_id, serial) DO UPDATE SET removed_at = NULL, name = excluded.name, scenario = excluded.scenario
      WHERE pbxs.removed_at IS NOT NULL
    RETURNING version`;
  return row?.version ?? null;
}

/**
 * Takes a PBX that rents nothing out of an account, so that its serial can be added to another one: one source of
 * rental licenses per device. Needs `rental`. What it rented stays in the history. Refuses one that still rents.
 */
export function removePbx(
  scope: Scope,
  { accountId, serial }: Readonly<{ accountId: string; serial: Serial }>,
  reference?: string,
): Promise<RemovedPbx> {
  requirePermission(scope, "rental");
  return inTransaction(async (tx) => {
    const { id } = await requireLiveAccount(scope, accountId, tx);
    await tx.$queryRaw`SELECT FROM accounts WHERE id = ${id}::uuid FOR UPDATE`;
    return once(tx, { subjectId: id, reference, input: { removePbx: serial } }, async () => {
      const { pbxs, now, partnerId, name } = await requireLiveAccount(scope, id, tx);
      const pbx = pbxs.find((candidate) => candidate.serial === serial && candidate.kind === "pbx");
      if (!pbx) throw new Refusal("pbx_unknown", { serial });
      if (pbx.lines.length > 0) throw new Refusal("pbx_rents", { serial });
      const data = { removedAt: now, freeUntil: null };
      await tx.pbx.update({ where: { accountId_serial: { accountId: id, serial } }, data });
      await applyPromotion(tx, scope, id);
      const details = { account: name, pbx: pbx.name };
      await writeAudit(tx, scope, {
        action: "pbx.removed",
        organizationId: partnerId,
        subject: serial,
        details,
      });
      return { serial, removed: true as const };
    });
  });
}

/** The PBX that was taken out. */
export type RemovedPbx = Readonly<{ serial: string; removed: true }>;

/**
 * Has the licenses of an account's PBXs and rental devices sent again, without a change and without costs, as is needed
 * after a reinstall. Needs `rental`. Each gets a new document: at once where it listens, else when it asks next.
 */
export async function sendLicensesAgain(
  scope: Scope,
  accountId: string,
): Promise<Readonly<{ devices: number }>> {
  requirePermission(scope, "rental");
  return inTransaction(async (tx) => {
    const { id } = await requireLiveAccount(scope, accountId, tx);
    return { devices: await countResend(tx, id) };
  });
}

async function countResend(tx: Transaction, accountId: string): Promise<number> {
  const { count } = await tx.pbx.updateMany({
    where: { accountId, removedAt: null },
    data: { resendCount: { increment: 1 } },
  });
  return count;
}
