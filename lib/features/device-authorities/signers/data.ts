import { X509Certificate } from "node:crypto";
import type { Instant } from "@/lib/domain/instant";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { type DeviceAuthority, restoreDeviceAuthority } from "@/lib/platform/signing/device-authority";
import { openSecret, type Seal, SealBroken } from "@/lib/platform/signing/sealed-secret";
import { secondOf } from "@/lib/platform/signing/x509-time";

/** An authority that can sign here, and for how many days its certificates count. */
export type Signer = DeviceAuthority & Readonly<{ id: string; certificateDays: number }>;

type StoredSigner = Readonly<{
  id: string;
  certificate: string;
  sealed_private_key: Uint8Array;
  certificate_days: number;
}>;

/** Which authority is wanted: one of them, or whichever signs at present. */
export type WantedSigner = Readonly<{ now: Instant; authorityId?: string | undefined }>;

/**
 * The authority that signs new certificates: the newest that is not retired, in time, and whose key can be opened; one
 * made for a demo only where there is no other, and never outside a demo. Held against being retired meanwhile.
 */
export async function findSigner(
  tx: Transaction,
  { now, authorityId }: WantedSigner,
): Promise<Signer | null> {
  const rows = await tx.$queryRaw<StoredSigner[]>`
    SELECT id, certificate, sealed_private_key, certificate_days FROM device_authorities
    WHERE retired_at IS NULL AND (NOT demo OR ${env().DEMO})
      AND (${authorityId ?? null}::uuid IS NULL OR id = ${authorityId ?? null}::uuid)
    ORDER BY demo, id DESC FOR SHARE`;
  return firstThatSigns(rows.filter(({ certificate }) => isInTime(certificate, now)));
}

/** An authority with its key, retired or not: its revocation lists are signed as long as anybody reads them. */
export async function findListSigner(tx: Transaction, authorityId: string): Promise<Signer | null> {
  const rows = await tx.$queryRaw<StoredSigner[]>`
    SELECT id, certificate, sealed_private_key, certificate_days FROM device_authorities
    WHERE id = ${authorityId}::uuid AND (NOT demo OR ${env().DEMO}) FOR UPDATE`;
  return firstThatSigns(rows);
}

/** The newest of the authorities made for demos whose key can be opened. */
export async function findDemoSigner(tx: Transaction): Promise<Signer | null> {
  const rows = await tx.$queryRaw<StoredSigner[]>`
    SELECT id, certificate, sealed_private_key, certificate_days FROM device_authorities
    WHERE demo AND retired_at IS NULL ORDER BY id DESC FOR SHARE`;
  return firstThatSigns(rows);
}

function firstThatSigns(rows: readonly StoredSigner[]): Signer | null {
  for (const { id, certificate, sealed_private_key, certificate_days } of rows) {
    const privateKey = openAuthorityKey(sealed_private_key);
    if (privateKey)
      return { id, certificateDays: certificate_days, ...restoreDeviceAuthority(certificate, privateKey) };
  }
  return null;
}

function isInTime(pem: string, now: Instant): boolean {
  const { validFromDate, validToDate } = new X509Certificate(pem);
  return now >= secondOf(validFromDate) && now < secondOf(validToDate);
}

/** With another NEXTAUTH_SECRET an authority can no longer sign; what it has signed stays good. */
export function openAuthorityKey(sealed: Uint8Array): Buffer | null {
  try {
    return openSecret(authoritySeal(), sealed);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** Under what the private keys of authorities lie in the database. */
export const authoritySeal = (): Seal => ({ secret: env().NEXTAUTH_SECRET, purpose: "device authority" });

/** Where an authority's certificate (`.crt`) and revocation list (`.crl`) are found. */
export const authorityAddress = (id: string): string =>
  `${env().PORTAL_URL}/.well-known/device-authority/${id}`;
