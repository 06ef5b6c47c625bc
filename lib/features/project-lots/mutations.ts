import { takeFromLots, type Wanted } from "@/lib/domain/licenses/lots";
import type { Transaction } from "@/lib/platform/db/transaction";

/** What is taken from a project's balance. */
export type WantedOfProject = Wanted & Readonly<{ projectId: string }>;

/** For whom it is taken: an own activation or a license key. */
export type Taker = Readonly<{ activationKeyId: string } | { licenseKeyId: string }>;

/**
 * Takes pieces or ticks from a project's lots, the oldest first, for an own activation or a license key. The lots are
 * locked in the order in which they are taken, so whoever wants the same last piece waits and is refused
 * (`not_enough_left`). The caller appends the movement. Where several things are taken in one transaction, take them
 * in the order of their article numbers, iSC first.
 */
export async function allocateFromLots(
  tx: Transaction,
  wanted: WantedOfProject,
  taker: Taker,
): Promise<void> {
  const lots = await tx.$queryRaw<{ id: string; left: bigint }[]>`
    SELECT id, left_amount AS left FROM project_lots
    WHERE project_id = ${wanted.projectId}::uuid AND article_number IS NOT DISTINCT FROM ${wanted.articleNumber}
      AND left_amount > 0
    ORDER BY added_at, id FOR UPDATE`;
  const takings = takeFromLots(lots, wanted);
  for (const { lotId, amount } of takings)
    await tx.projectLot.update({ where: { id: lotId }, data: { left: { decrement: amount } } });
  await tx.lotAllocation.createMany({ data: takings.map((taking) => ({ ...taking, ...taker })) });
}

/**
 * Gives what an own activation or a license key had taken back to the lots it came from, in the second `at`. The
 * caller holds the lock of the taker's row, has checked its state, and appends the movements.
 */
export async function releaseToLots(tx: Transaction, taker: Taker, at: bigint): Promise<void> {
  const allocations = await tx.lotAllocation.findMany({
    where: { ...taker, releasedAt: null },
    orderBy: { lotId: "asc" },
  });
  for (const { id, lotId, amount } of allocations) {
    await tx.lotAllocation.update({ where: { id }, data: { releasedAt: at } });
    await tx.projectLot.update({ where: { id: lotId }, data: { left: { increment: amount } } });
  }
}
