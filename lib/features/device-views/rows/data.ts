import { PROCESS_SILENCE_SECONDS } from "@/lib/features/device-events/schema";
import type { Serial } from "@/lib/domain/hardware/serial";
import { inProjects, seesAll } from "@/lib/features/device-views/visible/data";
import { accountsOf, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

type Place = Readonly<{ id: string; name: string }>;

/** What is stored of a device, with the places of it that one may see. */
export type DeviceRow = Readonly<{
  serial: Serial;
  name: string | null;
  account: Place | null;
  project: Place | null;
  now: bigint;
  is_connected: boolean;
  since: bigint | null;
  last_seen_at: bigint | null;
  firmware: string | null;
  document_seq: bigint | null;
  acknowledged_seq: bigint | null;
  acknowledged_at: bigint | null;
  refused_seq: bigint | null;
  refused_reason: string | null;
  issued_at: bigint | null;
  expires_at: bigint | null;
  clock_skew_seconds: number | null;
  clock_skew_at: bigint | null;
  has_alarm: boolean;
  last_event_id: bigint | null;
}>;

/** The processes that live, whose devices are connected. */
export const LIVING = Prisma.sql`SELECT id FROM device_processes
  WHERE heard_at > clock_timestamp() - make_interval(secs => ${PROCESS_SILENCE_SECONDS})`;

/** Of the certificates of a device (`v.serial`) that were not revoked the one that lasts longest. */
export const BEST_CERTIFICATE = Prisma.sql`SELECT c.issued_at, c.expires_at FROM device_certificates c
  WHERE c.serial = v.serial AND c.revoked_at IS NULL ORDER BY c.expires_at DESC LIMIT 1`;

/** What is stored of these devices, by serial, as of one moment. Whether one may see them was asked before. */
export async function readDeviceRows(scope: Scope, serials: readonly Serial[]): Promise<DeviceRow[]> {
  return db.$queryRaw<DeviceRow[]>`
    SELECT v.serial, clock.now, account.pbx AS name, p.project,
      CASE WHEN account.id IS NOT NULL THEN jsonb_build_object('id', account.id, 'name', account.name) END AS account,
      o.id IS NOT NULL AS is_connected, s.since, s.firmware, d.last_seen_at, d.document_seq, d.acknowledged_seq,
      d.acknowledged_at, d.refused_seq, d.refused_reason, d.clock_skew_seconds, d.clock_skew_at,
      certificate.issued_at, certificate.expires_at, ${hasAlarm(scope)} AS has_alarm,
      (SELECT e.id FROM device_events e WHERE e.serial = v.serial ORDER BY e.id DESC LIMIT 1) AS last_event_id
    FROM (SELECT portal_now() AS now OFFSET 0) clock, unnest(${[...serials]}::text[]) v(serial)
    LEFT JOIN devices d ON d.serial = v.serial
    LEFT JOIN device_presences s ON s.serial = v.serial
    LEFT JOIN (${LIVING}) o ON o.id = s.process_id
    LEFT JOIN LATERAL (SELECT a.id, a.name, x.name AS pbx FROM pbxs x JOIN accounts a ON a.id = x.account_id
      WHERE x.serial = v.serial AND x.removed_at IS NULL AND ${accountsOf(scope)}) account ON true
    LEFT JOIN LATERAL (SELECT jsonb_build_object('id', j.id, 'name', j.name) AS project FROM (
        SELECT k.project_id, k.created_at FROM license_keys k
        WHERE k.serial = v.serial AND k.state = 'active' AND ${inProjects(scope, Prisma.sql`k`)}
        UNION ALL SELECT t.project_id, t.created_at FROM test_licenses t
        WHERE t.serial = v.serial AND ${inProjects(scope, Prisma.sql`t`)}) held
      JOIN projects j ON j.id = held.project_id ORDER BY held.created_at DESC, j.id LIMIT 1) p ON true
    LEFT JOIN LATERAL (${BEST_CERTIFICATE}) certificate ON true
    ORDER BY v.serial`;
}

/** A copied identity is shown to the vendor alone. */
const hasAlarm = (scope: Scope): Prisma.Sql =>
  seesAll(scope)
    ? Prisma.sql`EXISTS (SELECT FROM device_alarms w WHERE w.serial = v.serial AND w.acknowledged_at IS NULL)`
    : Prisma.sql`false`;
