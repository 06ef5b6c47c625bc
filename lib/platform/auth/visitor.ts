import { isPermission, type OrganizationKind, type Permission } from "@/lib/domain/organizations/permissions";
import { db } from "@/lib/platform/db/client";
import type { SessionClaims } from "@/lib/platform/auth/session-token";

/** An organization a person belongs to, and what they may do there. */
export type OwnMembership = Readonly<{
  organizationId: string;
  organizationName: string;
  organizationKind: OrganizationKind;
  permissions: ReadonlySet<Permission>;
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
    SELECT u.name, u.email, m.permissions, o.id AS organization_id, o.name AS organization_name,
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
      permissions: permissionsOf(row.permissions),
    },
  ];
}

/** The permissions among the words the database keeps. */
export const permissionsOf = (words: readonly string[]): ReadonlySet<Permission> =>
  new Set(words.filter((word) => isPermission(word)));
