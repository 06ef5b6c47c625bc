import { Refusal } from "@/lib/domain/refusal";
import type { StartActingInput } from "@/lib/features/acting/schema";
import { writeAudit } from "@/lib/features/audit/mutations";
import { requireSession, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";

/**
 * Lets vendor staff with `members` act for a partner or a customer, for an hour at most: from the next request on
 * they work in its place, with their own permissions. Ends what they acted for before. API tokens cannot act.
 */
export function startActing(scope: Scope, { organizationId, reason }: StartActingInput): Promise<string> {
  requireVendor(scope, "members");
  requireSession(scope);
  const { userId } = scope;
  return inTransaction(async (tx) => {
    const target = await tx.organization.findFirst({
      where: { id: organizationId, kind: { not: "vendor" } },
    });
    if (!target) throw new Refusal("not_found");
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    await endActing(tx, userId);
    const { id } = await tx.actingSession.create({ data: { userId, organizationId, reason } });
    await writeAudit(
      tx,
      { ...scope, actingId: id },
      { action: "acting.started", organizationId, subject: target.name, details: { reason } },
    );
    return id;
  });
}

/** Goes back to one's own place. Doing it twice, or after the hour is over, changes nothing more. */
export async function stopActing(scope: Scope): Promise<void> {
  await inTransaction(async (tx) => {
    if ((await endActing(tx, scope.userId)) === 0 || scope.actingId === undefined) return;
    await writeAudit(tx, scope, { action: "acting.stopped", subject: scope.organizationName });
  });
}

const endActing = (tx: Transaction, userId: string): Promise<number> => tx.$executeRaw`
  UPDATE acting_sessions SET ended_at = now() WHERE user_id = ${userId}::uuid AND ended_at IS NULL`;
