import { decideCancelKey } from "@/lib/domain/licenses/cancel-key";
import { portionsOf } from "@/lib/domain/licenses/key-content";
import { Refusal } from "@/lib/domain/refusal";
import { type KeyRow, lockKey } from "@/lib/features/key-uses/mutations";
import { appendMovements } from "@/lib/features/movements/mutations";
import { requireOwnActivation } from "@/lib/features/own-activations/data";
import { releaseToLots } from "@/lib/features/project-lots/mutations";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** An own activation that was cancelled. */
export type CancelledOwn = Readonly<{ id: string; state: "cancelled" }>;

/**
 * Cancels an own activation nobody used: what it held is left in its project again. Needs `licenses`; refuses one that is
 * used, cancelled, or offered to another organization (withdraw the offer first).
 */
export function cancelOwnActivation(
  scope: Scope,
  { projectId, id }: Readonly<{ projectId: string; id: string }>,
  reference?: string,
): Promise<CancelledOwn> {
  requirePermission(scope, "licenses");
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { cancelOwnActivation: id } }, async () => {
      await requireOwnActivation(scope, { projectId, id }, tx);
      const key = await lockKey(tx, id);
      const decision = decideCancelKey(key);
      if (decision !== "cancellable") throw new Refusal(decision);
      await refuseOffered(tx, id);
      await release(tx, scope, { ...key, projectId });
      return { id, state: "cancelled" };
    }),
  );
}

async function release(tx: Transaction, scope: Scope, key: KeyRow): Promise<void> {
  const at = await portalNow(tx);
  await tx.activationKey.update({
    where: { id: key.id },
    data: { state: "cancelled", cancelledAt: at, cancelledBy: scope.userId },
  });
  await releaseToLots(tx, { activationKeyId: key.id }, at);
  await appendMovements(
    tx,
    { scope, at },
    portionsOf(key.content).map((portion) => ({
      ...portion,
      kind: "cancel",
      fromPlace: "own" as const,
      toPlace: "project" as const,
      projectId: key.projectId,
      activationKeyId: key.id,
    })),
  );
}

async function refuseOffered(tx: Transaction, activationKeyId: string): Promise<void> {
  const offer = await tx.keyTransfer.findFirst({ where: { activationKeyId, state: "offered" } });
  if (offer) throw new Refusal("activation_key_offered");
}
