import { requireStanding } from "@/lib/domain/devices/device-certificate";
import type { Instant } from "@/lib/domain/instant";
import {
  type CertificateAnswer,
  findUnusedCertificate,
  issueCertificate,
} from "@/lib/features/device-certificates/issuing/mutations";
import { requireSigner } from "@/lib/features/device-authorities/signers/mutations";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { countAttempt } from "@/lib/platform/rate-limit";
import { readCertificateRequest } from "@/lib/platform/signing/certificate-request";
import type { DeviceCertificate } from "@/lib/platform/signing/certificate-trust";

/** The certificate with which a device asks for the next one. */
type Present = Pick<DeviceCertificate, "authorityId" | "number" | "serial" | "notBefore" | "notAfter">;

/**
 * Issues a new certificate to a device that has just called with its present one. Asked again with the same key, it
 * answers the same, until that one was used. The present one counts until then. Refuses a request that proves nothing
 * (`certificate_request_invalid`), more than ten in a quarter of an hour, and one whose present certificate was taken
 * back after the call was admitted (`certificate_invalid`).
 */
export async function renewCertificate(present: Present, csr: string): Promise<CertificateAnswer> {
  const { serial } = present;
  const publicKey = await readCertificateRequest(csr, serial);
  await countAttempt("renewalDevice", serial);
  return inTransaction(async (tx) => {
    const now = await lockPresent(tx, present);
    const unused = await findUnusedCertificate(tx, { serial, publicKey, now });
    if (unused) return unused.answer;
    const signer = await requireSigner(tx, { now });
    const { answer } = await issueCertificate(tx, signer, { serial, publicKey, origin: "renewed", now });
    return answer;
  });
}

/**
 * Locks every certificate of the serial, in order: two requests of one device wait for each other here, so that one key
 * gets one certificate, and so does a request for somebody who takes the present certificate back.
 */
async function lockPresent(tx: Transaction, present: Present): Promise<Instant> {
  const { authorityId, number, serial } = present;
  const rows = await tx.$queryRaw<{ authority_id: string; number: string; is_revoked: boolean }[]>`
    SELECT authority_id, number, revoked_at IS NOT NULL AS is_revoked FROM device_certificates
    WHERE serial = ${serial} ORDER BY authority_id, number FOR UPDATE`;
  const now = await portalNow(tx);
  const row = rows.find((one) => one.authority_id === authorityId && one.number === number);
  requireStanding({ ...present, isRevoked: row?.is_revoked ?? false }, now);
  return now;
}
