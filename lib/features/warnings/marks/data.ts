import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** An account whose warnings are asked for. */
type Warned = Readonly<{ id: string; warningEmails: readonly string[] }>;

/** The weeks of its present run-down of which an account was warned already; null where nobody is warned at all. */
export async function getWarnedWeeks(
  { id, warningEmails }: Warned,
  tx: Transaction = db,
): Promise<readonly number[] | null> {
  if (warningEmails.length === 0) return null;
  const marks = await tx.warning.findMany({
    where: { accountId: id, rearmedAt: null },
    select: { weekIndex: true },
  });
  return marks.map(({ weekIndex }) => weekIndex);
}
