import { type Instant, instant } from "@/lib/domain/instant";
import { AUDIT_PER_PAGE, type AuditListInput } from "@/lib/features/audit/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/** What somebody did. `acting` is the reason when vendor staff did it for the organization. */
export type AuditRecord = Readonly<{
  id: string;
  at: Instant;
  action: string;
  organization: Readonly<{ id: string; name: string }> | null;
  person: string | null;
  acting: string | null;
  source: string;
  subject: string;
  details: Readonly<Record<string, unknown>>;
}>;

type Row = Readonly<{
  id: bigint;
  at: bigint;
  action: string;
  organization_id: string | null;
  organization_name: string | null;
  person: string | null;
  acting: string | null;
  source: string;
  subject: string;
  details: Readonly<Record<string, unknown>>;
}>;

const SOURCES = Prisma.sql`audit_entries e LEFT JOIN organizations o ON o.id = e.organization_id
  LEFT JOIN users u ON u.id = e.actor_id LEFT JOIN acting_sessions s ON s.id = e.acting_id`;

/** A page of the audit trail, the newest first, with the count of all that match. Vendor staff only. */
export async function listAudit(
  scope: Scope,
  { page, ...filter }: AuditListInput,
): Promise<Readonly<{ entries: AuditRecord[]; total: number }>> {
  requireVendor(scope, "view");
  const where = conditionOf(filter);
  const [rows, counted] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT e.id, e.at, e.action, e.organization_id, o.name AS organization_name, u.name AS person,
        s.reason AS acting, e.source, e.subject, e.details
      FROM ${SOURCES} WHERE ${where}
      ORDER BY e.id DESC LIMIT ${AUDIT_PER_PAGE} OFFSET ${(page - 1) * AUDIT_PER_PAGE}`,
    db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total FROM ${SOURCES} WHERE ${where}`,
  ]);
  return { entries: rows.map(toRecord), total: Number(counted[0]?.total ?? 0n) };
}

function conditionOf({
  organizationId,
  organization,
  person,
  from,
  to,
}: Omit<AuditListInput, "page">): Prisma.Sql {
  const conditions = [
    Prisma.sql`true`,
    organizationId && Prisma.sql`e.organization_id = ${organizationId}::uuid`,
    organization && Prisma.sql`o.name ILIKE ${patternOf(organization)}`,
    person && Prisma.sql`(u.name ILIKE ${patternOf(person)} OR u.email ILIKE ${patternOf(person)})`,
    from !== undefined && Prisma.sql`e.at >= ${from}`,
    to !== undefined && Prisma.sql`e.at < ${to}`,
  ];
  return Prisma.join(
    conditions.filter((condition) => condition instanceof Prisma.Sql),
    " AND ",
  );
}

const patternOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

const toRecord = ({ id, at, organization_id, organization_name, ...row }: Row): AuditRecord => ({
  ...row,
  id: String(id),
  at: instant(at),
  organization: organization_id === null ? null : { id: organization_id, name: organization_name ?? "" },
});
