import { retentionSeconds } from "@/lib/domain/accounts/retention";
import { formatInstant, instant } from "@/lib/domain/instant";
import type { RetentionAnswer } from "@/lib/features/retention/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** How long credit is kept after a contract's end, as it is set now. Vendor staff only. */
export async function getRetention(scope: Scope, tx: Transaction = db): Promise<RetentionAnswer> {
  requireVendor(scope, "view");
  const { months, changedAt } = await tx.retentionSetting.findFirstOrThrow();
  return { months, changedAt: changedAt === null ? null : formatInstant(instant(changedAt)) };
}

/** The seconds credit is kept for under a contract that is ended now. */
export async function keptSecondsNow(tx: Transaction): Promise<bigint> {
  const { months } = await tx.retentionSetting.findFirstOrThrow();
  return retentionSeconds(months);
}
