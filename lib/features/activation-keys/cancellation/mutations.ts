import { decideCancelKey, type KeyState } from "@/lib/domain/licenses/cancel-key";
import { formatInstant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import type { CancelKeyInput } from "@/lib/features/activation-keys/schema";
import { appendMovements } from "@/lib/features/movements/mutations";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** A key that was cancelled, and when. */
export type CancelledKey = Readonly<{ id: string; state: "cancelled"; cancelledAt: string }>;

type Row = Readonly<{ id: string; state: KeyState; amount: bigint }>;

/**
 * Cancels a key the vendor issued and nobody used, for a reason. Vendor staff with `licenses` only. What the key held
 * moves to the revoked. Refuses a key that is used or cancelled already, and every other id as `not_found`: an own
 * activation is cancelled by its organization. Whoever charges or adds the key at the same time waits or wins.
 */
export function cancelActivationKey(
  scope: Scope,
  { id, reason }: CancelKeyInput,
  reference?: string,
): Promise<CancelledKey> {
  requireVendor(scope, "licenses");
  return inTransaction((tx) =>
    once(
      tx,
      { subjectId: scope.organizationId, reference, input: { cancelKey: { id, reason } } },
      async () => {
        const key = await lockKey(tx, scope, id);
        const decision = decideCancelKey(key);
        if (decision !== "cancellable") throw new Refusal(decision);
        const at = await portalNow(tx);
        await tx.activationKey.update({
          where: { id },
          data: { state: "cancelled", cancelledAt: at, cancelledBy: scope.userId, cancelReason: reason },
        });
        await appendMovements(tx, { scope, at }, await movementsOf(tx, key, reason));
        return { id, state: "cancelled", cancelledAt: formatInstant(at) };
      },
    ),
  );
}

async function lockKey(tx: Transaction, { organizationId }: Scope, id: string): Promise<Row> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, state, amount_ticks AS amount FROM activation_keys
    WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid AND project_id IS NULL FOR UPDATE`;
  if (!row) throw new Refusal("not_found");
  return row;
}

async function movementsOf(tx: Transaction, { id, amount }: Row, reason: string) {
  const movement = {
    kind: "cancel",
    fromPlace: "key",
    toPlace: "revoked",
    activationKeyId: id,
    reason,
  } as const;
  const items = await tx.activationKeyItem.findMany({ where: { activationKeyId: id } });
  if (items.length === 0) return [{ ...movement, articleNumber: null, amount }];
  return items.map(({ articleNumber, quantity }) => ({
    ...movement,
    articleNumber,
    amount: BigInt(quantity),
  }));
}
