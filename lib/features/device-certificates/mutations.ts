import { formatInstant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { requireSigner } from "@/lib/features/device-authorities/signers/mutations";
import {
  type CertificateAnswer,
  issueCertificate,
} from "@/lib/features/device-certificates/issuing/mutations";
import type {
  CertificateName,
  IssueInput,
  RevokedAnswer,
  RevokeInput,
} from "@/lib/features/device-certificates/schema";
import { refreshList } from "@/lib/features/device-revocation-lists/mutations";
import { appendAudit } from "@/lib/platform/access/audit";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";
import { readCertificateRequest } from "@/lib/platform/signing/certificate-request";

/** A certificate that vendor staff had issued, with its name here. */
export type StaffCertificate = CertificateAnswer & CertificateName;

/**
 * Issues a certificate for a device's request, on the word of vendor staff that the request is the device's. Vendor
 * staff with `licenses` only; by one authority, or by the one that signs at present.
 */
export async function issueForRequest(
  scope: Scope,
  { serial, csr, authorityId }: IssueInput,
  reference?: string,
): Promise<StaffCertificate> {
  requireVendor(scope, "licenses");
  const publicKey = await readCertificateRequest(csr, serial);
  const asked = { subjectId: scope.organizationId, reference, input: { serial, csr, authorityId } };
  return inTransaction((tx) =>
    once(tx, asked, async () => {
      const now = await portalNow(tx);
      const signer = await requireSigner(tx, { now, authorityId });
      const facts = { serial, publicKey, origin: "issued", now, issuedBy: scope.userId } as const;
      const { answer, ...name } = await issueCertificate(tx, signer, facts);
      await appendAudit(tx, scope, {
        action: "device-certificate.issued",
        subject: serial,
        details: { certificate: name.number, authority: signer.id },
      });
      return { ...answer, ...name };
    }),
  );
}

type Revoking = CertificateName & RevokeInput;

/**
 * Revokes a certificate: its next call is refused, and its authority's list names it at once. Vendor staff with
 * `licenses` only; refuses one that does not exist (`not_found`) or is revoked already.
 */
export function revokeCertificate(
  scope: Scope,
  revoking: Revoking,
  reference?: string,
): Promise<RevokedAnswer> {
  requireVendor(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { revoke: revoking } };
  return inTransaction((tx) => once(tx, asked, () => revoked(tx, scope, revoking)));
}

async function revoked(
  tx: Transaction,
  scope: Scope,
  { authorityId, number, reason, note }: Revoking,
): Promise<RevokedAnswer> {
  await tx.$queryRaw`
    SELECT FROM device_certificates WHERE authority_id = ${authorityId}::uuid AND number = ${number} FOR UPDATE`;
  const where = { authorityId_number: { authorityId, number } };
  const certificate = await tx.deviceCertificate.findUnique({ where });
  if (!certificate) throw new Refusal("not_found");
  if (certificate.revokedAt !== null) throw new Refusal("certificate_revoked_already");
  const now = await portalNow(tx);
  const data = { revokedAt: now, revokedReason: reason, revokedBy: scope.userId, revokedNote: note };
  await tx.deviceCertificate.update({ where, data });
  const { serial } = certificate;
  const details = { certificate: number, authority: authorityId, reason, note };
  await appendAudit(tx, scope, { action: "device-certificate.revoked", subject: serial, details });
  const list = await refreshList(tx, authorityId);
  return {
    authorityId,
    number,
    serial,
    revokedAt: formatInstant(now),
    reason,
    listNumber: list && String(list.number),
  };
}
