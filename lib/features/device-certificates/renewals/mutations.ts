import type { Serial } from "@/lib/domain/hardware/serial";
import {
  type CertificateAnswer,
  findUnusedCertificate,
  issueCertificate,
} from "@/lib/features/device-certificates/issuing/mutations";
import { requireSigner } from "@/lib/features/device-authorities/signers/mutations";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction } from "@/lib/platform/db/transaction";
import { countAttempt } from "@/lib/platform/rate-limit";
import { readCertificateRequest } from "@/lib/platform/signing/certificate-request";

/**
 * Issues a new certificate to a device that has just called with its present one. Asked again with the same key, it
 * answers the same, until that one was used. The present one counts until then. Refuses a request that proves nothing
 * (`certificate_request_invalid`), and more than ten in a quarter of an hour.
 */
export async function renewCertificate(serial: Serial, csr: string): Promise<CertificateAnswer> {
  const publicKey = await readCertificateRequest(csr, serial);
  await countAttempt("renewalDevice", serial);
  return inTransaction(async (tx) => {
    // Two requests of one device wait for each other here, so that one key gets one certificate.
    await tx.$queryRaw`
      SELECT FROM device_certificates WHERE serial = ${serial} ORDER BY authority_id, number FOR UPDATE`;
    const now = await portalNow(tx);
    const unused = await findUnusedCertificate(tx, { serial, publicKey, now });
    if (unused) return unused.answer;
    const signer = await requireSigner(tx, { now });
    const { answer } = await issueCertificate(tx, signer, { serial, publicKey, origin: "renewed", now });
    return answer;
  });
}
