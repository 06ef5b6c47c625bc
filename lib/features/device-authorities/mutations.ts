import { type KeyObject, X509Certificate } from "node:crypto";
import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { forgetTrust } from "@/lib/features/device-authorities/data";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import {
  createDeviceAuthority,
  type DeviceAuthority,
  issueDeviceCertificate,
  restoreDeviceAuthority,
} from "@/lib/platform/signing/device-authority";
import { openSecret, SealBroken, sealSecret } from "@/lib/platform/signing/sealed-secret";

/** A certificate for a device, with that of the authority that signed it, as PEM. */
export type IssuedCertificate = Readonly<{ certificate: string; authority: string; expiresAt: Instant }>;

const DEMO_NAME = "Demo Device Authority (not for production)";
const SEAL_PURPOSE = "device authority";
/** Only makes two first requests at once share an authority; two authorities would be as right. */
const FIRST_AUTHORITY_LOCK = 8_201_115;

/**
 * Certifies a device's key in a demo, without asking who it is. Anywhere else this does not exist (`not_found`):
 * whoever can have a certificate made can be any device.
 */
export async function issueDemoCertificate(serial: Serial, publicKey: KeyObject): Promise<IssuedCertificate> {
  if (!env().DEMO) throw new Refusal("not_found");
  const issued = await inTransaction(async (tx) => {
    const authority = await requireDemoAuthority(tx);
    const now = await portalNow(tx);
    const certificate = await issueDeviceCertificate(authority, { serial, publicKey, now });
    const { serialNumber: number, validToDate } = new X509Certificate(certificate);
    const expiresAt = instant(BigInt(validToDate.getTime()) / 1_000n);
    const row = { authorityId: authority.id, number, serial, issuedAt: now, expiresAt };
    await tx.deviceCertificate.create({ data: row });
    return { certificate, authority: authority.certificate, expiresAt };
  });
  forgetTrust();
  return issued;
}

type StoredAuthority = DeviceAuthority & Readonly<{ id: string }>;

async function requireDemoAuthority(tx: Transaction): Promise<StoredAuthority> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_AUTHORITY_LOCK})`;
  const rows = await tx.deviceAuthority.findMany({ where: { demo: true }, orderBy: { id: "desc" } });
  for (const { id, certificate, sealedPrivateKey } of rows) {
    const privateKey = openKey(sealedPrivateKey);
    if (privateKey) return { id, ...restoreDeviceAuthority(certificate, privateKey) };
  }
  return addDemoAuthority(tx);
}

/** With another NEXTAUTH_SECRET an authority can no longer sign; what it has signed stays good. */
function openKey(sealed: Uint8Array): Buffer | null {
  try {
    return openSecret(sealOf(), sealed);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

async function addDemoAuthority(tx: Transaction): Promise<StoredAuthority> {
  const authority = await createDeviceAuthority(DEMO_NAME, await portalNow(tx));
  const sealedPrivateKey = sealSecret(
    sealOf(),
    authority.privateKey.export({ type: "pkcs8", format: "der" }),
  );
  const { id } = await tx.deviceAuthority.create({
    data: { certificate: authority.certificate, sealedPrivateKey, demo: true },
    select: { id: true },
  });
  return { id, ...authority };
}

const sealOf = () => ({ secret: env().NEXTAUTH_SECRET, purpose: SEAL_PURPOSE });

async function portalNow(tx: Transaction): Promise<Instant> {
  const [clock] = await tx.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
  return instant(clock?.now ?? 0n);
}
