import { type Instant, instant } from "@/lib/domain/instant";
import { db } from "@/lib/platform/db/client";

/** Portal time, and whether a demo lets it stand still. */
export type PortalClock = Readonly<{ now: Instant; isFrozen: boolean }>;

/** What the clock shows, for devices that have to set theirs by it. */
export async function getPortalClock(): Promise<PortalClock> {
  const [row] = await db.$queryRaw<{ now: bigint; is_frozen: boolean }[]>`
    SELECT portal_now() AS now, portal_clock_is_frozen() AS is_frozen`;
  return { now: instant(row?.now ?? 0n), isFrozen: row?.is_frozen ?? false };
}

/** Whether a certificate of an authority was revoked. */
export async function isCertificateRevoked(
  certificate: Readonly<{ authorityId: string; number: string }>,
): Promise<boolean> {
  const { authorityId, number } = certificate;
  return (await db.deviceCertificate.count({ where: { authorityId, number, revokedAt: { not: null } } })) > 0;
}
