import type { Sighting } from "@/lib/domain/devices/sighting";
import { type Instant, instant } from "@/lib/domain/instant";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A certificate's name: who signed it, and its number there. */
export type CertificateName = Readonly<{ authorityId: string; number: string }>;

/** A place as it is stored. */
export type StoredSighting = Sighting & Readonly<{ id: bigint }>;

/** So many places are kept in mind for a certificate; older ones tell nothing about now. */
export const MOST_PLACES = 50;

type Row = Readonly<{
  id: bigint;
  place: string;
  userAgent: string;
  boot: string | null;
  firstTurn: bigint;
  turn: bigint;
  firstSeenAt: bigint;
  lastSeenAt: bigint;
  returns: number;
  returnsSince: bigint | null;
}>;

/** From where a certificate has called of late, the present place first. */
export async function findSightings(
  tx: Transaction,
  { authorityId, number }: CertificateName,
): Promise<StoredSighting[]> {
  const rows = await tx.deviceSighting.findMany({
    where: { authorityId, number },
    orderBy: { turn: "desc" },
    take: MOST_PLACES,
  });
  return rows.map(toSighting);
}

/** As `findSightings`, for vendor staff who look at a certificate. */
export function listSightings(scope: Scope, name: CertificateName): Promise<StoredSighting[]> {
  requireVendor(scope, "view");
  return findSightings(db, name);
}

/** What of a caller is known without looking closer. */
export type LastNoted = Readonly<{
  place: string;
  userAgent: string;
  boot: string | null;
  lastSeenAt: Instant;
  wasUsed: boolean;
  clockSkewSeconds: number | null;
}>;

/** The present place of a certificate and how far its device's clock was off, in one look; null for a new one. */
export async function findLastNoted({ authorityId, number }: CertificateName): Promise<LastNoted | null> {
  const [row] = await db.$queryRaw<
    {
      place: string;
      user_agent: string;
      boot: string | null;
      last_seen_at: bigint;
      was_used: boolean;
      clock_skew_seconds: number | null;
    }[]
  >`
    SELECT s.place, s.user_agent, s.boot, s.last_seen_at, c.first_used_at IS NOT NULL AS was_used,
      d.clock_skew_seconds
    FROM device_certificates c
    JOIN device_sightings s ON s.authority_id = c.authority_id AND s.number = c.number
    LEFT JOIN devices d ON d.serial = c.serial
    WHERE c.authority_id = ${authorityId}::uuid AND c.number = ${number}
    ORDER BY s.turn DESC LIMIT 1`;
  if (!row) return null;
  const { place, boot } = row;
  return {
    place,
    boot,
    userAgent: row.user_agent,
    lastSeenAt: instant(row.last_seen_at),
    wasUsed: row.was_used,
    clockSkewSeconds: row.clock_skew_seconds,
  };
}

const toSighting = ({
  id,
  place,
  userAgent,
  boot,
  firstTurn,
  turn,
  returns,
  ...at
}: Row): StoredSighting => ({
  id,
  place,
  userAgent,
  boot,
  firstTurn,
  turn,
  returns,
  firstSeenAt: instant(at.firstSeenAt),
  lastSeenAt: instant(at.lastSeenAt),
  returnsSince: at.returnsSince === null ? null : instant(at.returnsSince),
});
