import type { Serial } from "@/lib/domain/hardware/serial";
import { accountsOf, requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/**
 * The devices one may see, as a query of their serials: for the vendor every one the portal has heard of or has
 * licenses for; for others those in their accounts and those with licenses of their projects; for whoever is limited to
 * projects those with licenses of these. A device that left an account, or whose licenses are elsewhere now, is
 * somebody else's. Needs `view`.
 */
export function visibleDevices(scope: Scope): Prisma.Sql {
  requirePermission(scope, "view");
  if (seesAll(scope)) {
    return Prisma.sql`SELECT serial FROM devices UNION SELECT serial FROM pbxs WHERE removed_at IS NULL
      UNION SELECT serial FROM license_keys WHERE state = 'active' UNION SELECT serial FROM test_licenses
      UNION SELECT serial FROM device_certificates`;
  }
  return Prisma.sql`
    SELECT x.serial FROM pbxs x JOIN accounts a ON a.id = x.account_id
    WHERE x.removed_at IS NULL AND ${accountsOf(scope)}
    UNION SELECT k.serial FROM license_keys k WHERE k.state = 'active' AND ${inProjects(scope, Prisma.sql`k`)}
    UNION SELECT t.serial FROM test_licenses t WHERE ${inProjects(scope, Prisma.sql`t`)}`;
}

/** Whether somebody may see every device. */
export const seesAll = ({ organizationKind, limitedTo }: Scope): boolean =>
  organizationKind === "vendor" && !limitedTo;

/** The condition on a table with `organization_id` and `project_id` that leaves what lies in projects one may see. */
export function inProjects(scope: Scope, table: Prisma.Sql): Prisma.Sql {
  if (seesAll(scope)) return Prisma.sql`true`;
  const { organizationId, limitedTo } = scope;
  const own = Prisma.sql`${table}.organization_id = ${organizationId}::uuid`;
  return limitedTo ? Prisma.sql`${own} AND ${table}.project_id = ANY(${[...limitedTo]}::uuid[])` : own;
}

/** Whether one may see a device. */
export async function isVisibleDevice(scope: Scope, serial: Serial): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM (${visibleDevices(scope)}) v WHERE v.serial = ${serial}) AS found`;
  return row?.found ?? false;
}
