import { decideListDue, LIST_LIFETIME } from "@/lib/domain/devices/revocation-list";
import { revocationReason } from "@/lib/domain/devices/revocation-reason";
import { addSeconds, type Instant, instant } from "@/lib/domain/instant";
import { findListSigner, type Signer } from "@/lib/features/device-authorities/signers/data";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { signRevocationList } from "@/lib/platform/signing/revocation-list";

/** A revocation list as it is served. */
export type ServedList = Readonly<{
  list: Uint8Array;
  number: bigint;
  thisUpdate: Instant;
  nextUpdate: Instant;
}>;

type Stored = Readonly<{
  list: Uint8Array;
  number: bigint;
  revocations: number;
  this_update: bigint;
  next_update: bigint;
}>;

/**
 * The present revocation list of an authority, made anew first when it is due. Null where there is no such authority, or
 * one of a demo outside a demo. Where its key can no longer be opened, the last list is what there is.
 */
export async function getOrMakeList(authorityId: string): Promise<ServedList | null> {
  const stored = await findList(db, authorityId);
  const now = await portalNow(db);
  if (stored && !(await isDue(db, { authorityId, stored, now }))) return served(stored);
  return inTransaction((tx) => refreshList(tx, authorityId));
}

/**
 * As `getOrMakeList`, in a transaction that has just revoked something. The authority's row is locked first, so that
 * lists are made one after the other and their numbers rise by one, however many ask at once.
 */
export async function refreshList(tx: Transaction, authorityId: string): Promise<ServedList | null> {
  const signer = await findListSigner(tx, authorityId);
  const stored = await findList(tx, authorityId);
  if (!signer) return stored && served(stored);
  const now = await portalNow(tx);
  const isStanding = stored !== null && !(await isDue(tx, { authorityId, stored, now }));
  return isStanding ? served(stored) : makeList(tx, { signer, stored, now });
}

/** Makes all lists anew that are due; answers how many. Run by itself, so that no list ends unseen. */
export async function refreshDueLists(): Promise<number> {
  const authorities = await db.deviceAuthority.findMany({
    where: env().DEMO ? {} : { demo: false },
    select: { id: true, revocationList: { select: { number: true } } },
    orderBy: { id: "asc" },
  });
  let made = 0;
  for (const { id, revocationList } of authorities) {
    const list = await getOrMakeList(id);
    if (list && list.number !== revocationList?.number) made += 1;
  }
  return made;
}

type Making = Readonly<{ signer: Signer; stored: Stored | null; now: Instant }>;

/** A certificate is named as long as it would have counted, and once more after that (RFC 5280, 3.3). */
async function makeList(tx: Transaction, { signer, stored, now }: Making): Promise<ServedList> {
  const authorityId = signer.id;
  const rows = await tx.deviceCertificate.findMany({
    where: { authorityId, revokedAt: { not: null } },
    select: { number: true, revokedAt: true, revokedReason: true, expiresAt: true },
    orderBy: [{ revokedAt: "asc" }, { number: "asc" }],
  });
  const named = rows.filter(({ expiresAt }) => expiresAt >= (stored?.this_update ?? 0n));
  const revoked = named.map((row) => ({
    number: row.number,
    revokedAt: instant(row.revokedAt ?? now),
    reason: revocationReason(row.revokedReason),
  }));
  const facts = {
    number: (stored?.number ?? 0n) + 1n,
    thisUpdate: now,
    nextUpdate: addSeconds(now, LIST_LIFETIME),
  };
  const list = await signRevocationList(signer, { ...facts, revoked });
  const data = { ...facts, list, revocations: rows.length };
  await tx.deviceRevocationList.upsert({
    where: { authorityId },
    create: { authorityId, ...data },
    update: data,
  });
  return { list, ...facts };
}

type Standing = Readonly<{ authorityId: string; stored: Stored; now: Instant }>;

async function isDue(tx: Transaction, { authorityId, stored, now }: Standing): Promise<boolean> {
  const revocations = await tx.deviceCertificate.count({ where: { authorityId, revokedAt: { not: null } } });
  const list = { nextUpdate: instant(stored.next_update), revocations: stored.revocations };
  return decideListDue(list, revocations, now) !== "no";
}

async function findList(tx: Transaction, authorityId: string): Promise<Stored | null> {
  const [row] = await tx.$queryRaw<Stored[]>`
    SELECT l.list, l.number, l.revocations, l.this_update, l.next_update
    FROM device_revocation_lists l JOIN device_authorities a ON a.id = l.authority_id
    WHERE a.id = ${authorityId}::uuid AND (NOT a.demo OR ${env().DEMO})`;
  return row ?? null;
}

const served = ({ list, number, this_update, next_update }: Stored): ServedList => ({
  list,
  number,
  thisUpdate: instant(this_update),
  nextUpdate: instant(next_update),
});
