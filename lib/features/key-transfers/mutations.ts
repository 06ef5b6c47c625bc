import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import { decideAccept, decideClose, type TransferState } from "@/lib/domain/licenses/transfer";
import { Refusal } from "@/lib/domain/refusal";
import { receivedBy } from "@/lib/features/key-transfers/data";
import { addLockedKeys, type KeyRow, lockKey } from "@/lib/features/key-uses/mutations";
import { projectsOf, requireProject } from "@/lib/features/projects/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import type { Prisma } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** A transfer that was closed, and how. */
export type ClosedTransfer = Readonly<{ id: string; state: "accepted" | "declined" | "withdrawn" }>;

/**
 * Accepts a key another organization hands over: it is used without its text, and what it holds is added to the chosen
 * project. Needs `licenses`; refuses a transfer that is closed, and a key somebody used meanwhile.
 */
export function acceptTransfer(
  scope: Scope,
  { transferId, projectId }: Readonly<{ transferId: string; projectId: string }>,
  reference?: string,
): Promise<ClosedTransfer> {
  requirePermission(scope, "licenses");
  const input = { acceptTransfer: transferId, projectId };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      const project = await requireProject(scope, projectId, tx);
      const { key, ...transfer } = await lockTransfer(tx, transferId, receivedBy(scope));
      const decision = decideAccept({ ...transfer, keyState: key.state });
      if (decision !== "acceptable") throw new Refusal(decision);
      await addLockedKeys(tx, scope, { projectId: project.id, rows: [key] });
      return close(tx, scope, { id: transferId, state: "accepted" });
    }),
  );
}

/** Declines a key another organization hands over; it stays theirs. Needs `licenses`. */
export function declineTransfer(
  scope: Scope,
  transferId: string,
  reference?: string,
): Promise<ClosedTransfer> {
  requirePermission(scope, "licenses");
  return closeOpen(scope, { id: transferId, state: "declined", among: receivedBy(scope), reference });
}

/** Withdraws an offer nobody took yet. Needs `licenses`, and the key's project to be one's own. */
export function withdrawTransfer(
  scope: Scope,
  transferId: string,
  reference?: string,
): Promise<ClosedTransfer> {
  requirePermission(scope, "licenses");
  const among = { fromOrganizationId: scope.organizationId, activationKey: { project: projectsOf(scope) } };
  return closeOpen(scope, { id: transferId, state: "withdrawn", among, reference });
}

type Closing = Readonly<{
  id: string;
  state: "declined" | "withdrawn";
  among: Prisma.KeyTransferWhereInput;
  reference: string | undefined;
}>;

function closeOpen(scope: Scope, { id, state, among, reference }: Closing): Promise<ClosedTransfer> {
  const input = { closeTransfer: id, state };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      const decision = decideClose(await lockTransfer(tx, id, among));
      if (decision !== "closable") throw new Refusal(decision);
      return close(tx, scope, { id, state });
    }),
  );
}

async function close(tx: Transaction, scope: Scope, { id, state }: ClosedTransfer): Promise<ClosedTransfer> {
  await tx.keyTransfer.update({
    where: { id },
    data: { state, closedBy: scope.userId, closedAt: await portalNow(tx) },
    select: { id: true },
  });
  return { id, state };
}

type LockedTransfer = Readonly<{ key: KeyRow; state: TransferState; keyState: KeyState }>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The transfer among these, with its key: the key is locked first, as everywhere, and guards its transfers too. */
async function lockTransfer(
  tx: Transaction,
  id: string,
  among: Prisma.KeyTransferWhereInput,
): Promise<LockedTransfer> {
  const where = { AND: [among, { id }] };
  const found = UUID.test(id)
    ? await tx.keyTransfer.findFirst({ where, select: { activationKeyId: true } })
    : null;
  if (!found) throw new Refusal("transfer_not_found");
  const key = await lockKey(tx, found.activationKeyId);
  const { state } = await tx.keyTransfer.findUniqueOrThrow({ where: { id }, select: { state: true } });
  return { key, state: state as TransferState, keyState: key.state };
}
