import { type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { type ListedLicenseKey, toListed, WITH_ARTICLE } from "@/lib/features/license-keys/list/data";
import { requireProject } from "@/lib/features/projects/data";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An activation key that a license's pieces came through; step 1 is the one that was added to the project. */
export type LineageStep = Readonly<{
  step: number;
  keyId: string;
  lastGroup: string;
  amount: bigint;
  isVendors: boolean;
  /** Of the vendor's key; empty where another organization ordered it. */
  orderNumber: string;
  issuedAt: Instant;
  addedAt: Instant | null;
  /** Null where it is none of this organization's business. */
  issuer: string | null;
  addedBy: string | null;
}>;

/** Something that happened to a license key. */
export type LicenseKeyEvent = Readonly<{ at: Instant; kind: string; by: string | null; reason: string }>;

/** A license key with where it came from, where it went, and who did what. */
export type LicenseKeyDetails = Readonly<{
  key: ListedLicenseKey;
  movedFrom: Readonly<{ id: string; serial: string }> | null;
  movedTo: Readonly<{ id: string; serial: string }> | null;
  lineage: readonly LineageStep[];
  events: readonly LicenseKeyEvent[];
}>;

const OTHER_KEY = { select: { id: true, serial: true } } as const;

/** A license key of a project; refuses every other id as `license_key_not_found`. */
export async function getLicenseKeyDetails(
  scope: Scope,
  { projectId, id }: Readonly<{ projectId: string; id: string }>,
): Promise<LicenseKeyDetails> {
  const project = await requireProject(scope, projectId);
  if (!UUID.test(id)) throw new Refusal("license_key_not_found");
  const row = await db.licenseKey.findFirst({
    where: { id, projectId: project.id },
    include: { ...WITH_ARTICLE.include, movedFrom: OTHER_KEY, movedTo: OTHER_KEY },
  });
  if (!row) throw new Refusal("license_key_not_found");
  const key = toListed(row);
  const [lineage, events] = await Promise.all([listLineage(scope, key), listEvents(scope, key.id)]);
  return { key, movedFrom: row.movedFrom, movedTo: row.movedTo, lineage, events };
}

type LineageRow = Readonly<{
  step: number;
  key_id: string;
  last_group: string;
  amount: bigint;
  is_vendors: boolean;
  order_number: string;
  issued_at: bigint;
  used_at: bigint | null;
  issuer: string | null;
  added_by: string | null;
}>;

/**
 * From the key that was added to the project back to the vendor's: what a license was allocated from, what that was
 * divided from, and so on. Who divides keys further up, and to whom, is told of one's own organization and the vendor,
 * and of whoever handed the key over; under which order the vendor issued it, to the vendor and who added it.
 */
async function listLineage({ organizationId }: Scope, key: ListedLicenseKey): Promise<LineageStep[]> {
  const rows = await db.$queryRaw<LineageRow[]>`
    WITH RECURSIVE lineage AS (
      SELECT 1 AS step, l.activation_key_id AS key_id, a.amount
      FROM lot_allocations a JOIN project_lots l ON l.id = a.lot_id WHERE a.license_key_id = ${key.id}::uuid
      UNION ALL
      SELECT step + 1, l.activation_key_id, least(a.amount, lineage.amount)
      FROM lineage JOIN lot_allocations a ON a.activation_key_id = lineage.key_id
        JOIN project_lots l ON l.id = a.lot_id AND l.article_number = ${key.article}
      WHERE step < 100)
    SELECT step, key_id, k.last_group, sum(lineage.amount)::bigint AS amount, k.project_id IS NULL AS is_vendors,
      CASE WHEN k.project_id IS NULL AND ${organizationId}::uuid IN (o.id, p.organization_id) THEN k.order_number
        ELSE '' END AS order_number, k.issued_at, k.used_at,
      CASE WHEN step = 1 OR o.id = ${organizationId}::uuid OR o.kind = 'vendor' THEN o.name END AS issuer,
      CASE WHEN m.user_id IS NOT NULL THEN u.name END AS added_by
    FROM lineage JOIN activation_keys k ON k.id = key_id JOIN organizations o ON o.id = k.organization_id
      LEFT JOIN projects p ON p.id = k.used_project_id LEFT JOIN users u ON u.id = k.used_by
      LEFT JOIN memberships m ON m.user_id = k.used_by AND m.organization_id = ${organizationId}::uuid
    GROUP BY step, key_id, k.id, o.id, p.organization_id, u.name, m.user_id
    ORDER BY step, k.issued_at, key_id`;
  return rows.map((row) => ({
    step: row.step,
    keyId: row.key_id,
    lastGroup: row.last_group,
    amount: row.amount,
    isVendors: row.is_vendors,
    orderNumber: row.order_number,
    issuedAt: instant(row.issued_at),
    addedAt: row.used_at === null ? null : instant(row.used_at),
    issuer: row.issuer,
    addedBy: row.added_by,
  }));
}

type EventRow = Readonly<{ at: bigint; kind: string; by: string | null; reason: string }>;

/** What happened to a key, the oldest first. Of other organizations the organization is told, not the person. */
async function listEvents({ organizationId }: Scope, licenseKeyId: string): Promise<LicenseKeyEvent[]> {
  const rows = await db.$queryRaw<EventRow[]>`
    SELECT v.at, v.kind, v.reason, CASE WHEN v.organization_id = ${organizationId}::uuid THEN u.name ELSE o.name END AS by
    FROM movements v LEFT JOIN users u ON u.id = v.actor_id LEFT JOIN organizations o ON o.id = v.organization_id
    WHERE v.license_key_id = ${licenseKeyId}::uuid
    UNION ALL
    SELECT k.claimed_at, 'hardware_claimed', '', NULL FROM license_keys k
    WHERE k.id = ${licenseKeyId}::uuid AND k.claimed_at IS NOT NULL
    UNION ALL
    SELECT k.ended_at, 'license_moved_away', k.end_reason, u.name FROM license_keys k LEFT JOIN users u ON u.id = k.ended_by
    WHERE k.id = ${licenseKeyId}::uuid AND k.state = 'moved'
    ORDER BY at, kind`;
  return rows.map(({ at, ...event }) => ({ at: instant(at), ...event }));
}
