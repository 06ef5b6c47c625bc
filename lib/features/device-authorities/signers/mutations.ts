import { createHash, X509Certificate } from "node:crypto";
import { USUAL_CERTIFICATE_DAYS } from "@/lib/domain/devices/certificate-life";
import type { Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import {
  authoritySeal,
  findDemoSigner,
  findSigner,
  type Signer,
  type WantedSigner,
} from "@/lib/features/device-authorities/signers/data";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { createDeviceAuthority, type DeviceAuthority } from "@/lib/platform/signing/device-authority";
import { sealSecret } from "@/lib/platform/signing/sealed-secret";

/** What is kept of an authority besides itself. */
export type AuthorityRecord = Readonly<{
  name: string;
  origin: "created" | "imported";
  certificateDays: number;
  demo?: boolean;
  createdBy?: string;
}>;

const DEMO_NAME = "Demo Device Authority";
/** Only makes two first requests at once share an authority; two authorities would be as right. */
const FIRST_AUTHORITY_LOCK = 8_201_115;

/** Keeps an authority, its private key sealed. */
export async function storeAuthority(
  tx: Transaction,
  authority: DeviceAuthority,
  record: AuthorityRecord,
): Promise<Signer> {
  const sealedPrivateKey = sealSecret(
    authoritySeal(),
    authority.privateKey.export({ type: "pkcs8", format: "der" }),
  );
  const { id } = await tx.deviceAuthority.create({
    data: {
      ...record,
      certificate: authority.certificate,
      fingerprint: fingerprintOf(authority.certificate),
      sealedPrivateKey,
    },
    select: { id: true },
  });
  return { id, certificateDays: record.certificateDays, ...authority };
}

/** SHA-256 of the certificate, as people compare it. */
export const fingerprintOf = (certificate: string): string =>
  createHash("sha256").update(new X509Certificate(certificate).raw).digest("hex");

/**
 * The authority that signs, or `device_authority_missing`. A demo makes one of its own where there is none yet, so that
 * a gateway can be enrolled without anybody having prepared it.
 */
export async function requireSigner(tx: Transaction, wanted: WantedSigner): Promise<Signer> {
  const signer = await findSigner(tx, wanted);
  if (signer) return signer;
  if (!env().DEMO || wanted.authorityId !== undefined) throw new Refusal("device_authority_missing");
  return requireDemoSigner(tx, wanted.now);
}

/** The demo's authority, made at its first use. */
export async function requireDemoSigner(tx: Transaction, now: Instant): Promise<Signer> {
  // Only the first ones wait for each other: a thousand gateways that enroll at once would stand in line for nothing.
  const early = await findDemoSigner(tx);
  if (early) return early;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_AUTHORITY_LOCK})`;
  const known = await findDemoSigner(tx);
  if (known) return known;
  const authority = await createDeviceAuthority(`${DEMO_NAME} (not for production)`, now);
  const record = {
    name: DEMO_NAME,
    origin: "created",
    certificateDays: USUAL_CERTIFICATE_DAYS,
    demo: true,
  } as const;
  return storeAuthority(tx, authority, record);
}
