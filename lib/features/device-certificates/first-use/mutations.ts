import type { Instant } from "@/lib/domain/instant";
import type { Transaction } from "@/lib/platform/db/transaction";
import type { DeviceCertificate } from "@/lib/platform/signing/certificate-trust";

type Row = Readonly<{
  authority_id: string;
  number: string;
  origin: string;
  issued_at: bigint;
  first_used_at: bigint | null;
}>;

/** What a certificate supersedes when it is used: those of a demo are given to anybody, and take nothing away. */
const SUPERSEDING: ReadonlySet<string> = new Set(["issued", "enrolled", "renewed"]);

/**
 * Takes a certificate into use at its first call, and supersedes all that were issued for its serial before. Locks every
 * certificate of the serial, in order, so that two of them used for the first time at once go one after the other. One
 * that an imported authority has signed elsewhere is noted here first.
 */
export async function takeIntoUse(
  tx: Transaction,
  certificate: DeviceCertificate,
  now: Instant,
): Promise<void> {
  const { authorityId, number, serial } = certificate;
  const row = await lockCertificate(tx, certificate);
  if (row.first_used_at !== null) return;
  const used = await tx.$executeRaw`
    UPDATE device_certificates SET first_used_at = ${now}
    WHERE authority_id = ${authorityId}::uuid AND number = ${number} AND revoked_at IS NULL`;
  if (used === 0 || !SUPERSEDING.has(row.origin)) return;
  await tx.$executeRaw`
    UPDATE device_certificates SET revoked_at = ${now}, revoked_reason = 'superseded'
    WHERE serial = ${serial} AND revoked_at IS NULL AND issued_at <= ${row.issued_at}
      AND (authority_id, number) <> (${authorityId}::uuid, ${number})`;
}

async function lockCertificate(tx: Transaction, certificate: DeviceCertificate): Promise<Row> {
  const known = await lockOfSerial(tx, certificate);
  if (known) return known;
  const { authorityId, number, serial, notBefore, notAfter } = certificate;
  await tx.$executeRaw`
    INSERT INTO device_certificates (authority_id, number, serial, origin, issued_at, expires_at)
    VALUES (${authorityId}::uuid, ${number}, ${serial}, 'seen', ${notBefore}, ${notAfter}) ON CONFLICT DO NOTHING`;
  const noted = await lockOfSerial(tx, certificate);
  if (!noted) throw new Error(`Certificate ${number} is on record for another serial than ${serial}.`);
  return noted;
}

async function lockOfSerial(tx: Transaction, certificate: DeviceCertificate): Promise<Row | undefined> {
  const { authorityId, number, serial } = certificate;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT authority_id, number, origin, issued_at, first_used_at FROM device_certificates
    WHERE serial = ${serial} ORDER BY authority_id, number FOR UPDATE`;
  return rows.find((row) => row.authority_id === authorityId && row.number === number);
}
