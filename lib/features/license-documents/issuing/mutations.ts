import { documentClaims } from "@/lib/domain/devices/license-document";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, laterOf } from "@/lib/domain/instant";
import {
  type DeviceGrant,
  type DocumentConcern,
  getDeviceGrants,
  hashOfGrant,
  type SignedDocument,
} from "@/lib/features/license-documents/data";
import { startTestLicense } from "@/lib/features/test-licenses/mutations";
import { Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import type { SigningKeys } from "@/lib/platform/signing/current-key";
import { signDocument } from "@/lib/platform/signing/sign-document";

/** The document a device should have now, the portal time as of which that is so, and what could change it. */
export type CurrentDocument = Readonly<{ document: SignedDocument; now: Instant; concern: DocumentConcern }>;

/** What is done about a device somebody else works on: one is waited for, in company it is passed over. */
type Issuing = Readonly<{ keys: SigningKeys; ifLocked: "wait" | "skip" }>;

/** A document that answers a question, and whether it was signed for it. */
export type IssuedDocument = CurrentDocument &
  Readonly<{ serial: Serial; expiresAt: Instant | null; isNew: boolean }>;

/**
 * Signs for devices under their row locks. What is granted is read again after the locks: whoever waited for one finds
 * either the document that was just signed, or that more has changed since. Devices passed over are not in the answer.
 * A test license that waited runs from its first document on.
 */
export async function issueDocuments(
  tx: Transaction,
  devices: readonly DeviceGrant[],
  { keys, ifLocked }: Issuing,
): Promise<IssuedDocument[]> {
  const locked = await lockDevices(tx, devices, ifLocked);
  for (const { serial, testWaits } of devices) {
    if (testWaits && locked.has(serial)) await startTestLicense(tx, serial);
  }
  const grants = await getDeviceGrants([...locked], tx);
  const answers = await Promise.all(grants.map((grant) => currentOrSigned(grant, keys)));
  await keepDocuments(
    tx,
    answers.filter(({ isNew }) => isNew),
  );
  return answers;
}

/**
 * The last document of a device where it still says what is granted. Signed by the present key, or by the next one: of
 * several processes some are restarted before the others.
 */
export function stillCurrent(grant: DeviceGrant, keys: SigningKeys): CurrentDocument | null {
  const { last, now, concern } = grant;
  if (!last) return null;
  const isSame = (kid: string) => Buffer.compare(last.contentHash, hashBy(grant, keys, kid)) === 0;
  return keys.lasting.some(isSame) ? { document: last, now: laterOf(now, last.issuedAt), concern } : null;
}

async function currentOrSigned(grant: DeviceGrant, keys: SigningKeys): Promise<IssuedDocument> {
  const { serial, now, last, content, concern } = grant;
  const { expiresAt } = content;
  const current = stillCurrent(grant, keys);
  if (current) return { ...current, serial, expiresAt, isNew: false };
  const issuedAt = last ? laterOf(now, last.issuedAt) : now;
  const head = { issuer: env().PORTAL_URL, serial, seq: (last?.seq ?? 0) + 1, issuedAt };
  const denied = { licenseKeys: grant.deniedKeys, signingKeys: keys.denied };
  const text = await signDocument(keys.current, documentClaims(head, content, denied));
  const contentHash = hashBy(grant, keys, keys.current.kid);
  const document = { seq: head.seq, document: text, issuedAt, contentHash };
  return { document, now: issuedAt, concern, serial, expiresAt, isNew: true };
}

/** A device is noted at its first document. */
async function lockDevices(
  tx: Transaction,
  devices: readonly DeviceGrant[],
  ifLocked: Issuing["ifLocked"],
): Promise<ReadonlySet<Serial>> {
  const passing = ifLocked === "skip" ? Prisma.sql`SKIP LOCKED` : Prisma.empty;
  const lock = async (serials: readonly Serial[]) => {
    const rows = await tx.$queryRaw<{ serial: Serial }[]>`
      SELECT serial FROM devices WHERE serial = ANY(${[...serials]}::text[]) ORDER BY serial FOR UPDATE ${passing}`;
    return rows.map(({ serial }) => serial);
  };
  const locked = new Set(await lock(devices.map(({ serial }) => serial)));
  const unknown = devices.filter(({ serial, last }) => last === null && !locked.has(serial));
  if (unknown.length === 0) return locked;
  const serials = unknown.map(({ serial }) => serial).toSorted();
  await tx.$executeRaw`
    INSERT INTO devices (serial) SELECT unnest(${serials}::text[]) ON CONFLICT DO NOTHING`;
  return new Set([...locked, ...(await lock(serials))]);
}

async function keepDocuments(tx: Transaction, signed: readonly IssuedDocument[]): Promise<void> {
  if (signed.length === 0) return;
  const rows = signed.map(({ serial, document: { seq, document, issuedAt, contentHash }, expiresAt }) => ({
    serial,
    seq,
    document,
    issued_at: issuedAt.toString(),
    content_hash: Buffer.from(contentHash).toString("hex"),
    expires_at: expiresAt?.toString() ?? null,
  }));
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO license_documents (serial, seq, content_hash, document, issued_at, expires_at)
      SELECT serial, seq, decode(content_hash, 'hex'), document, issued_at, expires_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS
        (serial text, seq bigint, content_hash text, document text, issued_at bigint, expires_at bigint)
      RETURNING serial, seq)
    UPDATE devices d SET document_seq = kept.seq FROM kept WHERE d.serial = kept.serial`;
}

const hashBy = (grant: DeviceGrant, { denied }: SigningKeys, kid: string) =>
  hashOfGrant(grant, { issuer: env().PORTAL_URL, kid, denied });
