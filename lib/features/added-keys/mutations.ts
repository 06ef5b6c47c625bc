import type { ActivationKey } from "@/lib/domain/licenses/activation-key";
import type { KeyContent } from "@/lib/domain/licenses/key-content";
import type { PastedKey } from "@/lib/domain/licenses/pasted-keys";
import { isRefusal, type RefusalDetails } from "@/lib/domain/refusal";
import {
  addLockedKeys,
  findKeys,
  type KeyRow,
  lockKeys,
  requireUsable,
} from "@/lib/features/key-uses/mutations";
import { requireProject } from "@/lib/features/projects/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";
import { withoutGuessing } from "@/lib/platform/key-guessing";
import { hexOfKey } from "@/lib/platform/key-hash";

/** What became of one pasted key: what it holds, or why it cannot be added. */
export type CheckedKey = Readonly<{ text: string }> &
  (
    | Readonly<{ outcome: "addable"; lastGroup: string; canonical: string; content: KeyContent }>
    | Readonly<{ outcome: "unknown" | "cancelled"; lastGroup: string }>
    | Readonly<{ outcome: "used"; lastGroup: string; usedAt: string | null }>
    | Readonly<{ outcome: "malformed"; details: RefusalDetails }>
  );

/** A key that was added. */
export type AddedKey = Readonly<{ id: string; lastGroup: string }>;

/**
 * Looks what pasted keys hold and whether they can be added; changes nothing. Needs `licenses`. Each key nobody issued
 * counts as a guess, and whoever guesses too often is refused (`rate_limited`).
 */
export async function checkKeys(
  scope: Scope,
  { projectId, keys }: Readonly<{ projectId: string; keys: readonly PastedKey[] }>,
): Promise<CheckedKey[]> {
  requirePermission(scope, "licenses");
  await requireProject(scope, projectId);
  const known = await findKeys(
    db,
    keys.flatMap(({ key }) => (key ? [key] : [])),
  );
  const checked: CheckedKey[] = [];
  for (const pasted of keys)
    checked.push(
      pasted.key
        ? await checkOne(scope, { ...pasted, key: pasted.key }, known.get(pasted.key.canonical))
        : { text: pasted.text, outcome: "malformed", details: pasted.details },
    );
  return checked;
}

async function checkOne(
  scope: Scope,
  { text, key: { canonical, lastGroup } }: Readonly<{ text: string; key: ActivationKey }>,
  row: KeyRow | undefined,
): Promise<CheckedKey> {
  try {
    const { content } = await withoutGuessing(scope, async () => requireUsable(row));
    return { text, lastGroup, canonical, outcome: "addable", content };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code === "activation_key_unknown") return { text, lastGroup, outcome: "unknown" };
    if (error.code === "activation_key_cancelled") return { text, lastGroup, outcome: "cancelled" };
    if (error.code !== "activation_key_used") throw error;
    return { text, lastGroup, outcome: "used", usedAt: row?.usedAt ?? null };
  }
}

/**
 * Adds keys to a project: all of them, or none and the first one's refusal (unknown, used or cancelled). Each thing a
 * key holds becomes a lot. Needs `licenses`; the same reference adds once.
 */
export function addKeys(
  scope: Scope,
  { projectId, activationKeys }: Readonly<{ projectId: string; activationKeys: readonly ActivationKey[] }>,
  reference?: string,
): Promise<AddedKey[]> {
  requirePermission(scope, "licenses");
  const input = { addKeys: activationKeys.map(({ canonical }) => hexOfKey({ canonical })), projectId };
  return withoutGuessing(scope, () =>
    inTransaction(async (tx) => {
      const project = await requireProject(scope, projectId, tx);
      return once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
        const rows = await lockKeys(tx, activationKeys);
        await addLockedKeys(tx, scope, { projectId: project.id, rows });
        return rows.map(({ id, lastGroup }) => ({ id, lastGroup }));
      });
    }),
  );
}
