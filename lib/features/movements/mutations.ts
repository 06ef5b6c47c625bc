import type { Scope } from "@/lib/platform/access/scope";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Where pieces and ticks can be. `issued` is where they come from; credits leave keys for accounts in the account's own ledger. */
export type Place = "issued" | "key" | "project" | "own" | "device" | "revoked";

/** A change of place: so many pieces of an article, or ticks of iSC where there is no article. */
export type NewMovement = Readonly<{
  kind: string;
  articleNumber: string | null;
  amount: bigint;
  fromPlace: Exclude<Place, "revoked">;
  toPlace: Exclude<Place, "issued">;
  projectId?: string | null;
  activationKeyId?: string | null;
  licenseKeyId?: string | null;
  reason?: string;
}>;

/** Appends movements in the second `at`, in the name of whoever asks. They are never edited (docs/rules.md, 6). */
export async function appendMovements(
  tx: Transaction,
  { scope, at }: Readonly<{ scope: Scope; at: bigint }>,
  movements: readonly NewMovement[],
): Promise<void> {
  await tx.movement.createMany({
    data: movements.map((movement) => ({
      ...movement,
      at,
      organizationId: scope.organizationId,
      actorId: scope.userId,
      source: scope.via,
    })),
  });
}
