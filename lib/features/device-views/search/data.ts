import { POLLING_SECONDS } from "@/lib/domain/devices/device-view";
import type { Serial } from "@/lib/domain/hardware/serial";
import { serialFragments } from "@/lib/domain/hardware/serial-fragments";
import { BEST_CERTIFICATE, LIVING } from "@/lib/features/device-views/rows/data";
import type { DeviceFilter, DeviceListInput } from "@/lib/features/device-views/schema";
import { inProjects, visibleDevices } from "@/lib/features/device-views/visible/data";
import { accountsOf, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

type Row = Readonly<{ serial: Serial; total: bigint }>;

/** The serials of a page of the devices one may see, and how many match on all pages. */
export async function findDeviceSerials(
  scope: Scope,
  { search, show, page, pageSize }: DeviceListInput,
): Promise<Readonly<{ serials: Serial[]; total: number }>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT v.serial, count(*) OVER () AS total FROM (${visibleDevices(scope)}) v
    WHERE ${wanted(scope, search)} AND ${show === undefined ? Prisma.sql`true` : CONDITIONS[show]}
    ORDER BY v.serial LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { serials: rows.map(({ serial }) => serial), total: Number(rows[0]?.total ?? 0n) };
}

/**
 * By a part of the serial, the device's name, its account or customer, its project, or what it runs; as far as one sees
 * these. Each place is looked through once, not once for each device.
 */
function wanted(scope: Scope, search: string): Prisma.Sql {
  if (search === "") return Prisma.sql`true`;
  const like = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const serials = serialFragments(search).map((part) => Prisma.sql`v.serial LIKE ${`%${part}%`}`);
  const conditions = [
    ...serials,
    Prisma.sql`v.serial IN (SELECT x.serial FROM pbxs x JOIN accounts a ON a.id = x.account_id
      JOIN organizations g ON g.id = a.customer_id WHERE x.removed_at IS NULL AND ${accountsOf(scope)}
      AND (x.name ILIKE ${like} OR a.name ILIKE ${like} OR g.name ILIKE ${like}))`,
    Prisma.sql`v.serial IN (SELECT k.serial FROM license_keys k LEFT JOIN projects j ON j.id = k.project_id
      WHERE k.state = 'active' AND ${inProjects(scope, Prisma.sql`k`)}
      AND (j.name ILIKE ${like} OR k.end_customer ILIKE ${like} OR k.location ILIKE ${like}))`,
    Prisma.sql`v.serial IN (SELECT s.serial FROM device_presences s WHERE s.firmware ILIKE ${like})`,
  ];
  return Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

/** As `connectionAt` has it, for the database: connected, or polling. */
const ONLINE = Prisma.sql`(
  v.serial IN (SELECT s.serial FROM device_presences s JOIN (${LIVING}) o ON o.id = s.process_id)
  OR v.serial IN (SELECT d.serial FROM devices d LEFT JOIN device_presences s ON s.serial = d.serial
    WHERE d.last_seen_at >= (SELECT portal_now()) - ${POLLING_SECONDS} AND d.last_seen_at > coalesce(s.since, -1)))`;

/** What of a license's name is left without its version, as `mixedVersions` has it. */
const LICENSE = Prisma.sql`CASE WHEN right(t.name, length(t.version)) = t.version
  THEN regexp_replace(left(t.name, -length(t.version)), '[\\s_-]+$', '') ELSE t.name END`;

const RENTED = Prisma.sql`SELECT l.article_number, l.quantity FROM pbxs x JOIN accounts a ON a.id = x.account_id
  JOIN configuration_lines l ON l.account_id = a.id AND l.version = a.configuration_version AND l.serial = x.serial
  WHERE x.serial = v.serial AND x.removed_at IS NULL AND x.kind = 'pbx' AND l.quantity > 0`;

const PURCHASED = Prisma.sql`SELECT k.article_number, k.quantity FROM license_keys k
  WHERE k.serial = v.serial AND k.kind = 'software' AND k.state = 'active' AND k.quantity > 0`;

/** One condition on `v.serial` for each filter. */
const CONDITIONS: Readonly<Record<DeviceFilter, Prisma.Sql>> = {
  online: ONLINE,
  offline: Prisma.sql`NOT ${ONLINE}`,
  outdated: Prisma.sql`EXISTS (SELECT FROM devices d WHERE d.serial = v.serial
    AND d.document_seq > coalesce(d.acknowledged_seq, 0))`,
  mixing: Prisma.sql`((EXISTS (${RENTED}) AND EXISTS (${PURCHASED})) OR EXISTS (
    SELECT FROM (${RENTED} UNION ALL ${PURCHASED}) held JOIN articles t ON t.number = held.article_number
    WHERE t.version <> '' GROUP BY ${LICENSE} HAVING count(DISTINCT t.version) > 1))`,
  expiring: Prisma.sql`EXISTS (SELECT FROM (${BEST_CERTIFICATE}) c
    WHERE c.expires_at - (c.expires_at - c.issued_at) / 3 <= (SELECT portal_now()))`,
};
