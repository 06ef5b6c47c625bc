import type { KeyObject } from "node:crypto";
import {
  decideEnrollment,
  type EnrollmentCode,
  parseEnrollmentCode,
} from "@/lib/domain/devices/enrollment-code";
import type { Serial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import { isRefusal, Refusal } from "@/lib/domain/refusal";
import { requireSigner } from "@/lib/features/device-authorities/signers/mutations";
import {
  type CertificateAnswer,
  getIssuedCertificate,
  issueCertificate,
} from "@/lib/features/device-certificates/issuing/mutations";
import { isPartnersDevice } from "@/lib/features/device-enrollments/data";
import { hashOfCode } from "@/lib/features/device-enrollments/mutations";
import type { EnrollmentInput } from "@/lib/features/device-enrollments/schema";
import { appendDeviceAudit } from "@/lib/platform/access/audit";
import { db, Prisma } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { countAttempt, takeBackAttempt } from "@/lib/platform/rate-limit";
import { readCertificateRequest } from "@/lib/platform/signing/certificate-request";
import { hashOfPublicKey } from "@/lib/platform/signing/device-authority";

type Attempt = Readonly<{ code: EnrollmentCode; serial: Serial; csr: string }>;

/**
 * Gives a new gateway its certificate for a code. The code counts once, and while the device is still that of whoever
 * made it; asked again by the same device with the same key, it answers the same. Wrong codes count, per address and
 * per serial, before they are looked at, so that many at once are no way around; the right one takes its count back.
 */
export async function enrollGateway(
  { code, serial, csr }: EnrollmentInput,
  address: string,
): Promise<CertificateAnswer> {
  await countAttempt("enrollmentAddress", address);
  await countAttempt("enrollmentSerial", serial);
  try {
    const answer = await enrolled({ code: parseEnrollmentCode(code), serial, csr });
    await forgive(address, serial);
    return answer;
  } catch (error) {
    const wasGuess = isRefusal(error) && error.code === "enrollment_code_invalid";
    if (!wasGuess) await forgive(address, serial);
    throw error;
  }
}

async function forgive(address: string, serial: Serial): Promise<void> {
  await takeBackAttempt("enrollmentAddress", address);
  await takeBackAttempt("enrollmentSerial", serial);
}

/** The request is looked at only for a code that exists: verifying signatures is work. */
async function enrolled({ code, serial, csr }: Attempt): Promise<CertificateAnswer> {
  const codeHash = hashOfCode(code);
  if ((await db.deviceEnrollmentCode.count({ where: { codeHash } })) === 0)
    throw new Refusal("enrollment_code_invalid");
  const publicKey = await readCertificateRequest(csr, serial);
  return inTransaction((tx) => openWith(tx, { codeHash, serial, publicKey }));
}

type Opening = Readonly<{ codeHash: Uint8Array<ArrayBuffer>; serial: Serial; publicKey: KeyObject }>;

type Row = Readonly<{
  id: string;
  organization_id: string;
  expires_at: bigint;
  withdrawn_at: bigint | null;
  used_at: bigint | null;
  certificate_issuer: string | null;
  certificate_number: string | null;
  is_for_device: boolean;
  is_repeated: boolean;
}>;

async function openWith(
  tx: Transaction,
  { codeHash, serial, publicKey }: Opening,
): Promise<CertificateAnswer> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.organization_id, c.expires_at, c.withdrawn_at, c.used_at, c.certificate_issuer,
      c.certificate_number,
      (c.serial = ${serial} AND (o.kind = 'vendor' OR ${isPartnersDevice(Prisma.sql`o.id`, serial)})) IS TRUE
        OR EXISTS (SELECT FROM pbxs p WHERE p.account_id = c.account_id AND p.serial = ${serial}
          AND p.removed_at IS NULL) AS is_for_device,
      c.used_serial IS NOT DISTINCT FROM ${serial} AND EXISTS (
        SELECT FROM device_certificates d WHERE d.authority_id = c.certificate_issuer
          AND d.number = c.certificate_number AND d.key_hash = ${hashOfPublicKey(publicKey)}) AS is_repeated
    FROM device_enrollment_codes c JOIN organizations o ON o.id = c.organization_id
    WHERE c.code_hash = ${codeHash} FOR UPDATE OF c`;
  if (!row) throw new Refusal("enrollment_code_invalid");
  const now = await portalNow(tx);
  const standing = {
    expiresAt: instant(row.expires_at),
    withdrawnAt: row.withdrawn_at === null ? null : instant(row.withdrawn_at),
    usedAt: row.used_at === null ? null : instant(row.used_at),
    isForDevice: row.is_for_device,
    isRepeated: row.is_repeated,
  };
  if (decideEnrollment(standing, now) === "repeat") return requireIssued(tx, row);
  const signer = await requireSigner(tx, { now });
  const issued = await issueCertificate(tx, signer, { serial, publicKey, origin: "enrolled", now });
  await tx.deviceEnrollmentCode.update({
    where: { id: row.id },
    data: {
      usedAt: now,
      usedSerial: serial,
      certificateIssuer: issued.authorityId,
      certificateNumber: issued.number,
    },
  });
  await appendDeviceAudit(tx, {
    action: "enrollment-code.used",
    subject: serial,
    organizationId: row.organization_id,
    details: { code: row.id, certificate: issued.number },
  });
  return issued.answer;
}

async function requireIssued(tx: Transaction, row: Row): Promise<CertificateAnswer> {
  const { certificate_issuer: authorityId, certificate_number: number } = row;
  const issued = authorityId && number ? await getIssuedCertificate(tx, { authorityId, number }) : null;
  if (!issued) throw new Refusal("enrollment_code_invalid");
  return issued;
}
