import { isPermission, type OrganizationKind, type Permission } from "@/lib/domain/organizations/permissions";
import { db, Prisma } from "@/lib/platform/db/client";
import type { SessionClaims } from "@/lib/platform/auth/session-token";

/** An organization a person belongs to, and what they may do there. */
export type OwnMembership = Readonly<{
  organizationId: string;
  organizationName: string;
  organizationKind: OrganizationKind;
  permissions: ReadonlySet<Permission>;
  /** The projects a person with limited rights sees, and nothing else; undefined without such a limit. */
  limitedTo: ReadonlySet<string> | undefined;
}>;

/** A person whose session holds, with all they belong to. */
export type Visitor = Readonly<{
  userId: string;
  name: string;
  email: string;
  memberships: readonly OwnMembership[];
}>;

type Row = Readonly<{
  name: string;
  email: string;
  organization_id: string | null;
  organization_name: string;
  organization_kind: OrganizationKind;
  permissions: string[];
  limited: boolean;
  project_ids: string[];
}>;

/**
 * The person of a session, if it still holds: in one query with everything they belong to. A changed password has
 * raised the epoch, a removed person is not found, and either ends all sessions at once.
 */
export async function findVisitor({
  userId,
  sessionEpoch,
}: Pick<SessionClaims, "userId" | "sessionEpoch">): Promise<Visitor | null> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT u.name, u.email, m.permissions, m.limited, ${PROJECTS_OF_MEMBERSHIP} AS project_ids, o.id AS organization_id, o.name AS organization_name,
      o.kind AS organization_kind
    FROM users u
    LEFT JOIN memberships m ON m.user_id = u.id
    LEFT JOIN organizations o ON o.id = m.organization_id
    WHERE u.id = ${userId}::uuid AND u.session_epoch = ${sessionEpoch} AND u.removed_at IS NULL
    ORDER BY o.name, o.id`;
  const [first] = rows;
  if (!first) return null;
  return { userId, name: first.name, email: first.email, memberships: rows.flatMap(toMembership) };
}

function toMembership(row: Row): OwnMembership[] {
  if (row.organization_id === null) return [];
  return [
    {
      organizationId: row.organization_id,
      organizationName: row.organization_name,
      organizationKind: row.organization_kind,
      ...rightsOf(row),
    },
  ];
}

/** The projects of `memberships m`, as an array of ids. */
export const PROJECTS_OF_MEMBERSHIP = Prisma.sql`ARRAY(SELECT project_id::text FROM membership_projects p
  WHERE p.user_id = m.user_id AND p.organization_id = m.organization_id)`;

/** What somebody who is limited to projects can have. */
const LIMITED: readonly Permission[] = ["view", "licenses"];

/** What a membership gives: the permissions among the words the database keeps, and the projects it is limited to. */
export function rightsOf(
  row: Readonly<{ permissions: readonly string[]; limited: boolean; project_ids: readonly string[] }>,
): Pick<OwnMembership, "permissions" | "limitedTo"> {
  const permissions = row.permissions.filter((word) => isPermission(word));
  if (!row.limited) return { permissions: new Set(permissions), limitedTo: undefined };
  const left = permissions.filter((permission) => LIMITED.includes(permission));
  return { permissions: new Set(left), limitedTo: new Set(row.project_ids) };
}
