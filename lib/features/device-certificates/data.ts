import { X509Certificate } from "node:crypto";
import { type CertificateState, certificateStateAt, renewFrom } from "@/lib/domain/devices/certificate-life";
import { type RevocationReason, revocationReason } from "@/lib/domain/devices/revocation-reason";
import { serialFragments } from "@/lib/domain/hardware/serial-fragments";
import { type Instant, instant } from "@/lib/domain/instant";
import {
  type CertificateName,
  type CertificateOrigin,
  CERTIFICATES_PER_PAGE,
  type CertificateSearch,
} from "@/lib/features/device-certificates/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";

/** A certificate as the vendor sees it in a list. */
export type CertificateRecord = CertificateName &
  Readonly<{
    serial: string;
    authority: string;
    origin: CertificateOrigin;
    state: CertificateState;
    issuedAt: Instant;
    expiresAt: Instant;
    firstUsedAt: Instant | null;
    revokedAt: Instant | null;
    revokedReason: RevocationReason | null;
  }>;

/** A certificate whole. */
export type CertificateDetails = CertificateRecord &
  Readonly<{
    certificate: string | null;
    fingerprint: string | null;
    renewFrom: Instant;
    revokedNote: string;
  }>;

const INCLUDED = { include: { authority: { select: { name: true, certificate: true } } } } as const;
type Row = Prisma.DeviceCertificateGetPayload<typeof INCLUDED>;

/**
 * A page of all certificates, by serial (in any spelling) or number and by how they stand, the newest first; those that
 * are expiring by their end. With the count of all that match. Vendor staff only.
 */
export async function findCertificates(
  scope: Scope,
  { search, state, page }: CertificateSearch,
): Promise<Readonly<{ certificates: CertificateRecord[]; total: number }>> {
  requireVendor(scope, "view");
  const now = await portalNow(db);
  const names = await db.$queryRaw<{ authority_id: string; number: string; total: bigint }[]>`
    SELECT authority_id, number, count(*) OVER () AS total FROM device_certificates
    WHERE ${wanted(search)} AND ${standing(state, now)}
    ORDER BY ${state === "expiring" ? Prisma.sql`expires_at` : Prisma.sql`issued_at DESC`}, authority_id, number
    LIMIT ${CERTIFICATES_PER_PAGE} OFFSET ${(page - 1) * CERTIFICATES_PER_PAGE}`;
  const OR = names.map(({ authority_id, number }) => ({ authorityId: authority_id, number }));
  const rows = await db.deviceCertificate.findMany({ where: { OR }, ...INCLUDED });
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  const certificates = names.flatMap(({ authority_id, number }) => {
    const row = byName.get(nameOf({ authorityId: authority_id, number }));
    return row ? [toRecord(row, now)] : [];
  });
  return { certificates, total: Number(names[0]?.total ?? 0n) };
}

/** One certificate, or null where there is none of this name. Vendor staff only. */
export async function getCertificate(
  scope: Scope,
  name: CertificateName,
): Promise<CertificateDetails | null> {
  requireVendor(scope, "view");
  const row = await db.deviceCertificate.findUnique({ where: { authorityId_number: name }, ...INCLUDED });
  if (!row) return null;
  const record = toRecord(row, await portalNow(db));
  const fingerprint = row.certificate === null ? null : new X509Certificate(row.certificate).fingerprint256;
  const { certificate, revokedNote } = row;
  return { ...record, certificate, fingerprint, revokedNote, renewFrom: renewFrom(record) };
}

/** How many certificates that devices use end soon: those of devices that do not renew by themselves. */
export async function countExpiring(scope: Scope): Promise<number> {
  requireVendor(scope, "view");
  const now = await portalNow(db);
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM device_certificates
    WHERE ${standing("expiring", now)} AND first_used_at IS NOT NULL`;
  return Number(row?.count ?? 0n);
}

function wanted(search: string): Prisma.Sql {
  if (search === "") return Prisma.sql`true`;
  const number = search.replaceAll(/[^0-9A-Fa-f]/g, "").toUpperCase();
  const conditions = [
    ...serialFragments(search).map((fragment) => Prisma.sql`serial LIKE ${`%${fragment}%`}`),
    ...(number === "" ? [] : [Prisma.sql`number LIKE ${`${number}%`}`]),
  ];
  return conditions.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

/** As `certificateStateAt` has it, for the database. */
function standing(state: CertificateState | undefined, now: Instant): Prisma.Sql {
  const lastThird = Prisma.sql`expires_at - (expires_at - issued_at) / 3`;
  if (state === undefined) return Prisma.sql`true`;
  if (state === "revoked") return Prisma.sql`revoked_at IS NOT NULL`;
  if (state === "expired") return Prisma.sql`revoked_at IS NULL AND expires_at < ${now}`;
  const side = state === "expiring" ? Prisma.sql`<=` : Prisma.sql`>`;
  return Prisma.sql`revoked_at IS NULL AND expires_at >= ${now} AND ${lastThird} ${side} ${now}`;
}

const nameOf = ({ authorityId, number }: CertificateName): string => `${authorityId} ${number}`;

function toRecord(row: Row, now: Instant): CertificateRecord {
  const life = {
    issuedAt: instant(row.issuedAt),
    expiresAt: instant(row.expiresAt),
    revokedAt: row.revokedAt === null ? null : instant(row.revokedAt),
  };
  return {
    authorityId: row.authorityId,
    number: row.number,
    serial: row.serial,
    authority: row.authority.name,
    origin: row.origin as CertificateOrigin,
    state: certificateStateAt(life, now),
    firstUsedAt: row.firstUsedAt === null ? null : instant(row.firstUsedAt),
    revokedReason: life.revokedAt === null ? null : revocationReason(row.revokedReason),
    ...life,
  };
}
