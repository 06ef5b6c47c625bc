import { type KeyObject, X509Certificate } from "node:crypto";
import { daysLong, renewFrom } from "@/lib/domain/devices/certificate-life";
import type { Serial } from "@/lib/domain/hardware/serial";
import { formatInstant, type Instant, instant, type Seconds } from "@/lib/domain/instant";
import { authorityAddress, type Signer } from "@/lib/features/device-authorities/signers/data";
import type { Transaction } from "@/lib/platform/db/transaction";
import { hashOfPublicKey, issueDeviceCertificate } from "@/lib/platform/signing/device-authority";
import { secondOf } from "@/lib/platform/signing/x509-time";

/** What a device is answered: its certificate and that of the authority that signed it, PEM, and its two days. */
export type CertificateAnswer = Readonly<{
  serial: string;
  certificate: string;
  authority: string;
  expiresAt: string;
  renewFrom: string;
}>;

/** A certificate as it was just issued, and under which name it can be revoked. */
export type IssuedCertificate = Readonly<{ authorityId: string; number: string; answer: CertificateAnswer }>;

/** For whom a certificate is issued, how that came, and by whom. */
export type NewCertificate = Readonly<{
  serial: Serial;
  publicKey: KeyObject;
  origin: "demo" | "issued" | "enrolled" | "renewed";
  now: Instant;
  issuedBy?: string;
  lifetime?: Seconds;
}>;

/** Signs a certificate and keeps it, to be found, renewed and revoked. Whoever calls has made sure of the serial. */
export async function issueCertificate(
  tx: Transaction,
  signer: Signer,
  { serial, publicKey, origin, now, issuedBy, lifetime }: NewCertificate,
): Promise<IssuedCertificate> {
  const certificate = await issueDeviceCertificate(signer, {
    serial,
    publicKey,
    now,
    lifetime: lifetime ?? daysLong(signer.certificateDays),
    address: authorityAddress(signer.id),
  });
  const { serialNumber: number, validToDate } = new X509Certificate(certificate);
  const life = { issuedAt: now, expiresAt: secondOf(validToDate) };
  const keyHash = hashOfPublicKey(publicKey);
  const row = { authorityId: signer.id, number, serial, origin, certificate, keyHash, ...life };
  await tx.deviceCertificate.create({ data: { ...row, issuedBy: issuedBy ?? null } });
  const answer = answerOf({ serial, certificate, authority: signer.certificate, ...life });
  return { authorityId: signer.id, number, answer };
}

type Answered = Readonly<{
  serial: string;
  certificate: string;
  authority: string;
  issuedAt: Instant;
  expiresAt: Instant;
}>;

const answerOf = ({ serial, certificate, authority, ...life }: Answered): CertificateAnswer => ({
  serial,
  certificate,
  authority,
  expiresAt: formatInstant(life.expiresAt),
  renewFrom: formatInstant(renewFrom(life)),
});

type Unused = Readonly<{ serial: Serial; publicKey: KeyObject; now: Instant }>;

/**
 * The certificate of this serial for this key that nobody has used yet: the answer to it was lost, so that the same is
 * asked for again. Null where there is none, or its authority has retired since.
 */
export async function findUnusedCertificate(
  tx: Transaction,
  { serial, publicKey, now }: Unused,
): Promise<IssuedCertificate | null> {
  const row = await tx.deviceCertificate.findFirst({
    where: {
      serial,
      keyHash: hashOfPublicKey(publicKey),
      origin: { in: ["enrolled", "renewed"] },
      firstUsedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
      authority: { retiredAt: null },
    },
    orderBy: { issuedAt: "desc" },
    include: { authority: { select: { certificate: true } } },
  });
  if (!row?.certificate) return null;
  const life = { issuedAt: instant(row.issuedAt), expiresAt: instant(row.expiresAt) };
  const { authorityId, number, certificate, authority } = row;
  const answer = answerOf({ serial, certificate, authority: authority.certificate, ...life });
  return { authorityId, number, answer };
}

/** A certificate as it was answered before. */
export async function getIssuedCertificate(
  tx: Transaction,
  { authorityId, number }: Readonly<{ authorityId: string; number: string }>,
): Promise<CertificateAnswer | null> {
  const row = await tx.deviceCertificate.findUnique({
    where: { authorityId_number: { authorityId, number } },
    include: { authority: { select: { certificate: true } } },
  });
  if (!row?.certificate) return null;
  const life = { issuedAt: instant(row.issuedAt), expiresAt: instant(row.expiresAt) };
  return answerOf({
    serial: row.serial,
    certificate: row.certificate,
    authority: row.authority.certificate,
    ...life,
  });
}
