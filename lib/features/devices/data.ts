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

/** A certificate's name: who signed it, and its number there. */
type Named = Readonly<{ authorityId: string; number: string }>;

/** How a certificate stands besides its own two days: revoked, or signed by an authority that counts up to a second. */
export type CertificateStanding = Named & Readonly<{ isRevoked: boolean; trustedUntil: Instant | null }>;

/** How certificates stand, those whose authority is known. */
export async function listStandings(certificates: readonly Named[]): Promise<CertificateStanding[]> {
  const authorities = certificates.map(({ authorityId }) => authorityId);
  const numbers = certificates.map(({ number }) => number);
  const rows = await db.$queryRaw<
    { authority_id: string; number: string; is_revoked: boolean; trusted_until: bigint | null }[]
  >`
    SELECT n.authority_id, n.number, c.revoked_at IS NOT NULL AS is_revoked, a.trusted_until
    FROM unnest(${authorities}::uuid[], ${numbers}::text[]) n(authority_id, number)
    JOIN device_authorities a ON a.id = n.authority_id
    LEFT JOIN device_certificates c ON c.authority_id = n.authority_id AND c.number = n.number`;
  return rows.map(({ authority_id, number, is_revoked, trusted_until }) => ({
    authorityId: authority_id,
    number,
    isRevoked: is_revoked,
    trustedUntil: trusted_until === null ? null : instant(trusted_until),
  }));
}
