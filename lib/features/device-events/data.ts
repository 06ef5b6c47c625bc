import type { Serial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import type { DeviceEventKind } from "@/lib/features/device-events/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/** How long a process that serves devices may be silent before it counts as dead, in seconds. */
export const PROCESS_SILENCE_SECONDS = 20;

/** Whether a device is connected now, since when it has been so or not, and what it says of itself. */
export type DevicePresence = Readonly<{
  serial: Serial;
  isOnline: boolean;
  /** Connected since, or gone since; null: it was never connected. */
  since: Instant | null;
  lastSeenAt: Instant | null;
  firmware: string | null;
  /** The number of the current document, of the last one installed, and of the last one refused with its reason. */
  documentSeq: number;
  installedSeq: number | null;
  refused: Readonly<{ seq: number; reason: string }> | null;
}>;

/** One line of a device's trace. `id` is a place to read on from. */
export type DeviceTraceLine = Readonly<{
  id: bigint;
  at: Instant;
  kind: DeviceEventKind;
  seq: number | null;
  details: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** Which part of a trace is wanted: before a line (left out: from the newest on), of some kinds (left out: all). */
export type TracePage = Readonly<{ before?: bigint; kinds?: readonly DeviceEventKind[]; limit: number }>;

type PresenceRow = Readonly<{
  serial: Serial;
  is_online: boolean;
  since: bigint | null;
  last_seen_at: bigint | null;
  firmware: string | null;
  document_seq: bigint | null;
  acknowledged_seq: bigint | null;
  refused_seq: bigint | null;
  refused_reason: string | null;
}>;

/**
 * The devices among these that one may see: those in accounts of one's own or with licenses of one's own; the vendor
 * sees all. Who is limited to projects sees the devices with licenses of these.
 */
export async function listVisibleSerials(scope: Scope, serials: readonly Serial[]): Promise<Serial[]> {
  requirePermission(scope, "view");
  if (scope.organizationKind === "vendor") return [...serials];
  const { organizationId, limitedTo } = scope;
  const inProjects = limitedTo ? Prisma.sql`AND project_id = ANY(${[...limitedTo]}::uuid[])` : Prisma.empty;
  const inAccounts = limitedTo
    ? Prisma.empty
    : Prisma.sql`UNION SELECT x.serial FROM pbxs x JOIN accounts a ON a.id = x.account_id
        WHERE x.serial = ANY(${[...serials]}) AND x.removed_at IS NULL
          AND ${organizationId}::uuid IN (a.customer_id, a.partner_id)`;
  const rows = await db.$queryRaw<{ serial: Serial }[]>`
    SELECT serial FROM license_keys
    WHERE serial = ANY(${[...serials]}) AND state = 'active' AND organization_id = ${organizationId}::uuid ${inProjects}
    UNION SELECT serial FROM test_licenses
    WHERE serial = ANY(${[...serials]}) AND organization_id = ${organizationId}::uuid ${inProjects} ${inAccounts}`;
  return rows.map(({ serial }) => serial);
}

/** How devices stand that one may see; of one that was never heard of it says so. Others are left out. */
export async function listDevicePresences(
  scope: Scope,
  serials: readonly Serial[],
): Promise<DevicePresence[]> {
  const visible = await listVisibleSerials(scope, serials);
  const rows = await db.$queryRaw<PresenceRow[]>`
    SELECT v.serial, o.id IS NOT NULL AS is_online, p.since, d.last_seen_at, p.firmware,
      d.document_seq, d.acknowledged_seq, d.refused_seq, d.refused_reason
    FROM unnest(${visible}::text[]) v(serial)
    LEFT JOIN devices d ON d.serial = v.serial LEFT JOIN device_presences p ON p.serial = v.serial
    LEFT JOIN device_processes o ON o.id = p.process_id
      AND o.heard_at > clock_timestamp() - make_interval(secs => ${PROCESS_SILENCE_SECONDS})
    ORDER BY v.serial`;
  return rows.map(toPresence);
}

/** The trace of a device, the newest first. A device that is none of one's own is not found. */
export async function listDeviceEvents(
  scope: Scope,
  serial: Serial,
  { before, kinds, limit }: TracePage,
): Promise<DeviceTraceLine[]> {
  const [visible] = await listVisibleSerials(scope, [serial]);
  if (visible === undefined) throw new Refusal("not_found");
  const rows = await db.deviceEvent.findMany({
    where: {
      serial,
      ...(before === undefined ? {} : { id: { lt: before } }),
      ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ id, at, kind, seq, details }) => ({
    id,
    at: instant(at),
    kind: kind as DeviceEventKind,
    seq: seq === null ? null : Number(seq),
    details: details as DeviceTraceLine["details"],
  }));
}

function toPresence(row: PresenceRow): DevicePresence {
  const { serial, is_online, firmware, refused_seq, refused_reason } = row;
  return {
    serial,
    isOnline: is_online,
    since: row.since === null ? null : instant(row.since),
    lastSeenAt: row.last_seen_at === null ? null : instant(row.last_seen_at),
    firmware,
    documentSeq: Number(row.document_seq ?? 0n),
    installedSeq: row.acknowledged_seq === null ? null : Number(row.acknowledged_seq),
    refused: refused_seq === null ? null : { seq: Number(refused_seq), reason: refused_reason ?? "" },
  };
}
