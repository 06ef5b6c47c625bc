import { randomBytes } from "node:crypto";
import {
  formatLicenseKey,
  isMovable,
  LICENSE_KEY_BYTES,
  requireOtherDevice,
} from "@/lib/domain/licenses/license-key";
import { requireFit } from "@/lib/domain/licenses/license-key-fit";
import type { Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { listMixings, lockLicenseKeys, type LockedLicenseKey } from "@/lib/features/license-keys/data";
import type { MoveAnswer, MoveInput } from "@/lib/features/license-moves/schema";
import { requireUnmixed } from "@/lib/features/license-sources/data";
import { appendMovements } from "@/lib/features/movements/mutations";
import { requireProject } from "@/lib/features/projects/data";
import { appendAudit } from "@/lib/platform/access/audit";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction, tryOut } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type Move = MoveInput & Readonly<{ projectId: string }>;

/**
 * Moves a project's software licenses from one device to another: return and reissue in one step, for a device that is
 * broken (docs/rules.md, 2). Each gets a new key that remembers the old one, and keeps what it was allocated from.
 * Hardware licenses stay. Needs `licenses`; refuses the same device, nothing to move, licenses that do not fit the new
 * device, and others than the person saw.
 */
export function moveLicenses(scope: Scope, move: Move, reference?: string): Promise<MoveAnswer> {
  requirePermission(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { move } };
  return inTransaction(async (tx) => {
    await requireProject(scope, move.projectId, tx);
    return once(tx, asked, () => moved(tx, scope, move));
  });
}

/** What `moveLicenses` would do, found out by doing it and rolling it back. Changes nothing. */
export function checkMove(scope: Scope, move: Move): Promise<MoveAnswer> {
  requirePermission(scope, "licenses");
  return tryOut((tx) => moved(tx, scope, move));
}

async function moved(tx: Transaction, scope: Scope, move: Move): Promise<MoveAnswer> {
  const { from, to, reason, projectId } = move;
  requireOtherDevice(from, to);
  await requireProject(scope, projectId, tx);
  const held = await lockLicenseKeys(tx, { projectId, serial: from });
  const active = held.filter(({ state }) => state === "active");
  const movable = active.filter(isMovable);
  if (movable.length === 0) throw new Refusal("nothing_to_move", { serial: from });
  requireSeen(move.seen, movable);
  for (const { article } of movable) requireFit(article, to);
  const at = await portalNow(tx);
  const keys: MoveAnswer["moved"] = [];
  for (const key of movable) keys.push(await reissue(tx, scope, { key, move, at }));
  await requireUnmixed(tx, [to]);
  await appendMovements(
    tx,
    { scope, at },
    keys.map(({ id, article, quantity }) => ({
      kind: "license_moved",
      articleNumber: article,
      amount: BigInt(quantity),
      fromPlace: "device",
      toPlace: "device",
      projectId,
      licenseKeyId: id,
      reason,
    })),
  );
  const details = { to, reason, licenses: keys.length, projectId };
  await appendAudit(tx, scope, { action: "licenses.moved", subject: from, details });
  return {
    from,
    to,
    moved: keys,
    staying: active.length - movable.length,
    mixings: await listMixings(scope, new Set([to]), tx),
  };
}

function requireSeen(seen: readonly string[] | undefined, keys: readonly LockedLicenseKey[]): void {
  if (seen === undefined) return;
  const known = new Set(seen);
  const isSame = known.size === keys.length && keys.every(({ keyContent }) => known.has(keyContent));
  if (!isSame) throw new Refusal("licenses_changed");
}

type Reissue = Readonly<{ key: LockedLicenseKey; move: Move; at: Instant }>;

/** Ends a key and makes its successor. What it was allocated from passes over; the balance does not change. */
async function reissue(
  tx: Transaction,
  { userId, organizationId }: Scope,
  { key, move, at }: Reissue,
): Promise<MoveAnswer["moved"][number]> {
  const { article, quantity, endCustomer, location, description } = key;
  const facts = { quantity, serial: move.to, endCustomer, location, description };
  await tx.licenseKey.update({
    where: { id: key.id },
    data: { state: "moved", endedAt: at, endedBy: userId, endReason: move.reason },
  });
  const { id, keyContent } = await tx.licenseKey.create({
    data: {
      ...facts,
      keyContent: formatLicenseKey(randomBytes(LICENSE_KEY_BYTES)),
      kind: key.kind,
      articleNumber: article.number,
      organizationId,
      projectId: move.projectId,
      movedFromId: key.id,
      createdBy: userId,
      createdAt: at,
    },
    select: { id: true, keyContent: true },
  });
  await tx.$executeRaw`
    WITH passed AS (
      UPDATE lot_allocations SET released_at = ${at} WHERE license_key_id = ${key.id}::uuid AND released_at IS NULL
      RETURNING lot_id, amount)
    INSERT INTO lot_allocations (id, lot_id, amount, license_key_id)
    SELECT gen_random_uuid(), lot_id, amount, ${id}::uuid FROM passed`;
  return {
    id,
    licenseKey: keyContent,
    article: article.number,
    name: article.name,
    ...facts,
    replaces: key.keyContent,
  };
}
