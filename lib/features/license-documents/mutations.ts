import { documentClaims } from "@/lib/domain/devices/license-document";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, laterOf, seconds, secondsBetween } from "@/lib/domain/instant";
import {
  type DeviceGrant,
  type DocumentConcern,
  getDeviceGrant,
  hashOfGrant,
  type SignedDocument,
} from "@/lib/features/license-documents/data";
import { startTestLicense } from "@/lib/features/test-licenses/mutations";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { type SigningKeys, signingKeys } from "@/lib/platform/signing/current-key";
import { signDocument } from "@/lib/platform/signing/sign-document";

/** A device that calls often is noted this seldom: seeing it must not cost a write each time. */
const NOTED_AT_MOST_EVERY = seconds(30n);

/** The document a device should have now, the portal time as of which that is so, and what could change it. */
export type CurrentDocument = Readonly<{ document: SignedDocument; now: Instant; concern: DocumentConcern }>;

/** Who asks for a document: the device, which is noted as seen, or somebody else on its behalf. */
export type Fetcher = "device" | "person" | "portal";

/**
 * Answers the current document of a device. What it says is compared with what was last signed; only when that has
 * changed is a new one signed, under the next number. A test license that waited runs from its first document on.
 */
export async function getOrIssueDocument(
  serial: Serial,
  fetcher: Fetcher = "device",
): Promise<CurrentDocument> {
  const keys = await signingKeys();
  const grant = await getDeviceGrant(serial);
  const current = grant.testWaits ? null : stillCurrent(grant, keys);
  const asked = { serial, fetcher, testWaits: grant.testWaits };
  if (!current) return inTransaction((tx) => issueDocument(tx, asked, keys));
  if (fetcher === "device") await noteSeen(serial, grant);
  return { document: current, now: laterOf(grant.now, current.issuedAt), concern: grant.concern };
}

/**
 * Signs under the device's row lock. What is granted is read again after the lock: whoever waited for it finds either
 * the document that was just signed, or that more has changed since.
 */
async function issueDocument(
  tx: Transaction,
  { serial, fetcher, testWaits }: Readonly<{ serial: Serial; fetcher: Fetcher; testWaits: boolean }>,
  keys: SigningKeys,
): Promise<CurrentDocument> {
  await lockDevice(tx, serial);
  if (testWaits) await startTestLicense(tx, serial);
  const grant = await getDeviceGrant(serial, tx);
  const { now, last, content, concern } = grant;
  const current = stillCurrent(grant, keys);
  if (current) return { document: current, now: laterOf(now, current.issuedAt), concern };
  const issuedAt = last ? laterOf(now, last.issuedAt) : now;
  const head = { issuer: env().PORTAL_URL, serial, seq: (last?.seq ?? 0) + 1, issuedAt };
  const denied = { licenseKeys: grant.deniedKeys, signingKeys: keys.denied };
  const document = await signDocument(keys.current, documentClaims(head, content, denied));
  const contentHash = hashBy(grant, keys, keys.current.kid);
  const signed = { seq: head.seq, document, issuedAt, contentHash };
  await keepDocument(tx, serial, { ...signed, expiresAt: content.expiresAt });
  if (fetcher === "device") await noteSeen(serial, { now: issuedAt, lastSeenAt: null }, tx);
  return { document: signed, now: issuedAt, concern };
}

/** A device is noted at its first document. */
async function lockDevice(tx: Transaction, serial: Serial): Promise<void> {
  const lock = () => tx.$queryRaw<unknown[]>`SELECT 1 FROM devices WHERE serial = ${serial} FOR UPDATE`;
  if ((await lock()).length > 0) return;
  await tx.$executeRaw`INSERT INTO devices (serial) VALUES (${serial}) ON CONFLICT DO NOTHING`;
  await lock();
}

async function keepDocument(
  tx: Transaction,
  serial: Serial,
  { seq, document, issuedAt, contentHash, expiresAt }: KeptDocument,
): Promise<void> {
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO license_documents (serial, seq, content_hash, document, issued_at, expires_at)
      VALUES (${serial}, ${BigInt(seq)}, ${contentHash}, ${document}, ${issuedAt}, ${expiresAt}) RETURNING seq)
    UPDATE devices SET document_seq = kept.seq FROM kept WHERE serial = ${serial}`;
}

type KeptDocument = SignedDocument & Readonly<{ expiresAt: Instant | null }>;

/** Signed by the present key, or by the next one: of several processes some are restarted before the others. */
function stillCurrent(grant: DeviceGrant, keys: SigningKeys): SignedDocument | null {
  const { last } = grant;
  if (!last) return null;
  const isSame = (kid: string) => Buffer.compare(last.contentHash, hashBy(grant, keys, kid)) === 0;
  return keys.lasting.some(isSame) ? last : null;
}

const hashBy = (grant: DeviceGrant, { denied }: SigningKeys, kid: string) =>
  hashOfGrant(grant, { issuer: env().PORTAL_URL, kid, denied });

async function noteSeen(
  serial: Serial,
  { now, lastSeenAt }: Pick<DeviceGrant, "now" | "lastSeenAt">,
  tx: Transaction = db,
): Promise<void> {
  if (lastSeenAt !== null && secondsBetween(lastSeenAt, now) < NOTED_AT_MOST_EVERY) return;
  await tx.$executeRaw`UPDATE devices SET last_seen_at = greatest(last_seen_at, ${now}) WHERE serial = ${serial}`;
}
