import { Refusal } from "@/lib/domain/refusal";
import type { AcknowledgeInput } from "@/lib/features/device-alarms/schema";
import { appendAudit } from "@/lib/platform/access/audit";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/**
 * Acknowledges an alarm, with what was found out. What goes on after that raises a new one. Vendor staff with `licenses`
 * only; refuses an alarm that is not there, and one that somebody has acknowledged before (`alarm_acknowledged`).
 */
export async function acknowledgeAlarm(
  scope: Scope,
  input: AcknowledgeInput,
  reference?: string,
): Promise<void> {
  requireVendor(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { acknowledge: input } };
  await inTransaction((tx) => once(tx, asked, () => acknowledged(tx, scope, input)));
}

async function acknowledged(tx: Transaction, scope: Scope, { id, note }: AcknowledgeInput): Promise<true> {
  await tx.$queryRaw`SELECT FROM device_alarms WHERE id = ${id}::uuid FOR UPDATE`;
  const alarm = await tx.deviceAlarm.findUnique({ where: { id } });
  if (!alarm) throw new Refusal("not_found");
  if (alarm.acknowledgedAt !== null) throw new Refusal("alarm_acknowledged");
  const acknowledgedAt = await portalNow(tx);
  await tx.deviceAlarm.update({
    where: { id },
    data: { acknowledgedAt, acknowledgedBy: scope.userId, note },
  });
  const { serial, kind, number } = alarm;
  const details = { kind, certificate: number, note };
  await appendAudit(tx, scope, { action: "device-alarm.acknowledged", subject: serial, details });
  return true;
}
