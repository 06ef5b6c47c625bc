import type { Portion } from "@/lib/domain/licenses/key-content";
import { inLockingOrder } from "@/lib/domain/licenses/own-activation";
import { appendMovements } from "@/lib/features/movements/mutations";
import { allocateFromLots } from "@/lib/features/project-lots/mutations";
import { type Project, requireProject } from "@/lib/features/projects/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";
import { drawActivationKey } from "@/lib/platform/draw-key";
import { hashOfKey } from "@/lib/platform/key-hash";

/** A new own activation, whole. This answer is the only place where it can ever be read. */
export type NewOwnActivation = Readonly<{ id: string; activationKey: string; lastGroup: string }>;

/** What to create: from which project, and what each key is to hold. */
export type CreateOwn = Readonly<{
  projectId: string;
  contents: readonly (readonly Portion[])[];
  note: string;
}>;

/**
 * Creates own activations from what is left in a project, all of them or none: new keys that anybody who has their text
 * can add or charge (docs/rules.md, 2). Needs `licenses`; refuses more than is left. The same reference answers the
 * same keys.
 */
export function createOwnActivations(
  scope: Scope,
  wanted: CreateOwn,
  reference?: string,
): Promise<NewOwnActivation[]> {
  requirePermission(scope, "licenses");
  const input = { createOwnActivations: wanted };
  return inTransaction(async (tx) => {
    const project = await requireProject(scope, wanted.projectId, tx);
    return once(tx, { subjectId: scope.organizationId, reference, input, sealed: true }, () =>
      createKeys(tx, scope, { ...wanted, project }),
    );
  });
}

async function createKeys(
  tx: Transaction,
  scope: Scope,
  { project, contents, note }: CreateOwn & Readonly<{ project: Project }>,
): Promise<NewOwnActivation[]> {
  const keys = contents.map((portions) => ({ portions, key: drawActivationKey() }));
  const at = await portalNow(tx);
  const rows = await tx.activationKey.createManyAndReturn({
    data: keys.map(({ key, portions }) => ({
      keyHash: hashOfKey(key),
      lastGroup: key.lastGroup,
      amountTicks: portions.find(({ articleNumber }) => articleNumber === null)?.amount ?? 0n,
      note,
      organizationId: project.organizationId,
      projectId: project.id,
      issuedBy: scope.userId,
      issuedAt: at,
    })),
    select: { id: true },
  });
  const created = keys.map((made, index) => ({ ...made, id: rows[index]?.id ?? "" }));
  const portions = inLockingOrder(
    created.flatMap(({ id, portions: held }) => held.map((portion) => ({ id, ...portion }))),
  );
  await tx.activationKeyItem.createMany({ data: portions.flatMap(itemOf) });
  for (const { id, articleNumber, amount } of portions)
    await allocateFromLots(tx, { projectId: project.id, articleNumber, amount }, { activationKeyId: id });
  await appendMovements(
    tx,
    { scope, at },
    portions.map(({ id, articleNumber, amount }) => ({
      kind: "create",
      articleNumber,
      amount,
      fromPlace: "project" as const,
      toPlace: "own" as const,
      projectId: project.id,
      activationKeyId: id,
    })),
  );
  return created.map(({ id, key }) => ({ id, activationKey: key.canonical, lastGroup: key.lastGroup }));
}

const itemOf = ({ id, articleNumber, amount }: Portion & Readonly<{ id: string }>) =>
  articleNumber === null ? [] : [{ activationKeyId: id, articleNumber, quantity: Number(amount) }];
