import { type CertificateTrust, createCertificateTrust } from "@/lib/platform/signing/certificate-trust";
import { db } from "@/lib/platform/db/client";

type KnownTrust = Readonly<{ trust: CertificateTrust; readAt: number }>;

/** Another process may have made an authority; how long, in milliseconds, before it is worth asking again. */
const WORTH_ASKING_AGAIN = 1_000;

const shared = globalThis as typeof globalThis & { portalDeviceTrust?: KnownTrust | undefined };

/** The authorities whose device certificates count. Those of a demo count in a demo only. */
export const listTrustedAuthorities = (isDemo: boolean): Promise<{ id: string; certificate: string }[]> =>
  db.deviceAuthority.findMany({
    where: isDemo ? {} : { demo: false },
    select: { id: true, certificate: true },
    orderBy: { id: "asc" },
  });

/** The trust of this process, read once: authorities hardly ever change. */
export async function getCertificateTrust(isDemo: boolean): Promise<CertificateTrust> {
  shared.portalDeviceTrust ??= await readTrust(isDemo);
  return shared.portalDeviceTrust.trust;
}

/** The trust read anew, for a certificate of an unknown authority; null when it was read a moment ago. */
export async function getNewerTrust(isDemo: boolean): Promise<CertificateTrust | null> {
  const known = shared.portalDeviceTrust;
  if (known && performance.now() - known.readAt < WORTH_ASKING_AGAIN) return null;
  shared.portalDeviceTrust = await readTrust(isDemo);
  return shared.portalDeviceTrust.trust;
}

/** Forgets what is known, after this process has changed it. */
export function forgetTrust(): void {
  shared.portalDeviceTrust = undefined;
}

async function readTrust(isDemo: boolean): Promise<KnownTrust> {
  const readAt = performance.now();
  return { trust: createCertificateTrust(await listTrustedAuthorities(isDemo)), readAt };
}
