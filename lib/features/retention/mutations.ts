import { writeAudit } from "@/lib/features/audit/mutations";
import { getRetention } from "@/lib/features/retention/data";
import type { RetentionAnswer, RetentionInput } from "@/lib/features/retention/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/**
 * Sets how long credit is kept after a contract's end. Vendor staff with `contracts`. It holds for contracts that are
 * ended from now on: whoever was told a date keeps it.
 */
export function setRetention(
  scope: Scope,
  { months }: RetentionInput,
  reference?: string,
): Promise<RetentionAnswer> {
  requireVendor(scope, "contracts");
  const { organizationId: subjectId, userId: changedBy } = scope;
  return inTransaction((tx) =>
    once(tx, { subjectId, reference, input: { setRetention: months } }, async () => {
      const changedAt = await portalNow(tx);
      const before = await getRetention(scope, tx);
      await tx.retentionSetting.updateMany({ data: { months, changedAt, changedBy } });
      const details = { before: before.months, months };
      await writeAudit(tx, scope, { action: "retention.changed", subject: `${months}`, details });
      return getRetention(scope, tx);
    }),
  );
}
