import { formatInstant, instant } from "@/lib/domain/instant";
import type { ActivationKey } from "@/lib/domain/licenses/activation-key";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import { decideKeyUse, type KeyContent, portionsOf } from "@/lib/domain/licenses/key-content";
import { Refusal } from "@/lib/domain/refusal";
import { KEY_CONTENT, keyContentOf } from "@/lib/features/key-contents/data";
import { appendMovements } from "@/lib/features/movements/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import type { db, Prisma } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import type { Transaction } from "@/lib/platform/db/transaction";
import { hashOfKey, hexOfKey } from "@/lib/platform/key-hash";

/** A key's row with what it holds. `projectId` is where it was made, if it is an own activation. */
export type KeyRow = Readonly<{
  id: string;
  lastGroup: string;
  state: KeyState;
  projectId: string | null;
  usedAt: string | null;
  content: KeyContent;
}>;

/**
 * Adds keys to a project in the given transaction. The caller holds the keys' locks; refuses those that cannot be used.
 */
export async function addLockedKeys(
  tx: Transaction,
  scope: Scope,
  { projectId, rows }: Readonly<{ projectId: string; rows: readonly KeyRow[] }>,
): Promise<void> {
  for (const row of rows) requireUsable(row);
  const at = await portalNow(tx);
  await tx.activationKey.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { state: "used", usedBy: scope.userId, usedAt: at, usedProjectId: projectId },
  });
  const portions = rows.flatMap((row) => portionsOf(row.content).map((portion) => ({ row, ...portion })));
  await tx.projectLot.createMany({
    data: portions.map(({ row, articleNumber, amount }) => ({
      projectId,
      activationKeyId: row.id,
      articleNumber,
      amount,
      left: amount,
      addedAt: at,
    })),
  });
  await appendMovements(
    tx,
    { scope, at },
    portions.map(({ row, articleNumber, amount }) => ({
      kind: "add",
      articleNumber,
      amount,
      fromPlace: row.projectId === null ? ("key" as const) : ("own" as const),
      toPlace: "project" as const,
      projectId,
      activationKeyId: row.id,
    })),
  );
}

/** The rows of these keys, locked in the order of their ids. A key nobody issued is refused. */
export async function lockKeys(tx: Transaction, keys: readonly ActivationKey[]): Promise<KeyRow[]> {
  const hashes = keys.map(hashOfKey);
  await tx.$queryRaw`SELECT id FROM activation_keys WHERE key_hash = ANY (${hashes}) ORDER BY id FOR UPDATE`;
  const known = await findKeys(tx, keys);
  return [...new Set(keys.map(({ canonical }) => canonical))].map((name) => requireUsable(known.get(name)));
}

/** The keys there are, by their canonical spelling. */
export async function findKeys(
  tx: Transaction | typeof db,
  keys: readonly ActivationKey[],
): Promise<ReadonlyMap<string, KeyRow>> {
  const names = new Map(keys.map((key) => [hexOfKey(key), key.canonical]));
  const rows = await tx.activationKey.findMany({
    where: { keyHash: { in: keys.map(hashOfKey) } },
    select: { keyHash: true, ...ROW },
  });
  return new Map(
    rows.map(({ keyHash, ...row }) => [names.get(Buffer.from(keyHash).toString("hex")) ?? "", toKeyRow(row)]),
  );
}

/** The row of the key with this id, locked. */
export async function lockKey(tx: Transaction, id: string): Promise<KeyRow> {
  await tx.$queryRaw`SELECT FROM activation_keys WHERE id = ${id}::uuid FOR UPDATE`;
  return toKeyRow(await tx.activationKey.findUniqueOrThrow({ where: { id }, select: ROW }));
}

const ROW = {
  id: true,
  lastGroup: true,
  state: true,
  projectId: true,
  usedAt: true,
  ...KEY_CONTENT,
} as const;

const toKeyRow = (row: Prisma.ActivationKeyGetPayload<{ select: typeof ROW }>): KeyRow => ({
  id: row.id,
  lastGroup: row.lastGroup,
  state: row.state as KeyState,
  projectId: row.projectId,
  usedAt: row.usedAt === null ? null : formatInstant(instant(row.usedAt)),
  content: keyContentOf(row),
});

/** The key, if it can be used; else the refusal that says why not. */
export function requireUsable(row: KeyRow | undefined): KeyRow {
  const decision = decideKeyUse(row?.state);
  if (row === undefined || decision === "activation_key_unknown") throw new Refusal("activation_key_unknown");
  if (decision === "activation_key_used")
    throw new Refusal(decision, row.usedAt === null ? {} : { at: row.usedAt });
  if (decision === "activation_key_cancelled") throw new Refusal(decision);
  return row;
}
