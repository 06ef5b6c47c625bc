import { type Instant, instant } from "@/lib/domain/instant";
import { ACTING_SECONDS, mayAct } from "@/lib/domain/organizations/acting";
import { LIMITED_PERMISSIONS } from "@/lib/domain/organizations/member-rights";
import { isPermission, type OrganizationKind, type Permission } from "@/lib/domain/organizations/permissions";
import { Prisma } from "@/lib/platform/db/client";
import { readRows } from "@/lib/platform/db/read-rows";
import { IDLE_SECONDS, type SessionClaims } from "@/lib/platform/auth/session-token";
import { noteSessionUse } from "@/lib/platform/auth/user-session";

/** An organization a person belongs to, and what they may do there. */
export type OwnMembership = Readonly<{
  organizationId: string;
  organizationName: string;
  organizationKind: OrganizationKind;
  permissions: ReadonlySet<Permission>;
  /** The projects a person with limited rights sees, and nothing else; undefined without such a limit. */
  limitedTo: ReadonlySet<string> | undefined;
}>;

/** For whom vendor staff act, why, and until when. */
export type Acting = Readonly<{
  id: string;
  reason: string;
  endsAt: Instant;
  organizationId: string;
  organizationName: string;
  organizationKind: OrganizationKind;
}>;

/** A person whose session holds, with all they belong to. */
export type Visitor = Readonly<{
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  memberships: readonly OwnMembership[];
  /** Set only while the person may act for others. */
  acting: Acting | null;
}>;

type MembershipRow = Readonly<{
  organization_id: string | null;
  organization_name: string;
  organization_kind: OrganizationKind;
  permissions: string[];
  limited: boolean;
  project_ids: string[];
}>;

type ActingRow = Readonly<{
  acting_id: string | null;
  acting_reason: string;
  acting_ends_at: bigint;
  acting_organization_id: string;
  acting_name: string;
  acting_kind: OrganizationKind;
}>;

type Row = MembershipRow & ActingRow & Readonly<{ name: string; email: string; note_use: boolean }>;

/**
 * The person of a session, if it still holds: in one query with everything they belong to. A session that was ended
 * or that nobody used for long, a changed password, which has raised the epoch, and a removed person all end it.
 */
export async function findVisitor(claims: Omit<SessionClaims, "signedInAt">): Promise<Visitor | null> {
  const { userId, sessionId } = claims;
  const rows = await findRows(claims);
  const [first] = rows;
  if (!first) return null;
  if (first.note_use) await noteSessionUse(sessionId);
  const memberships = rows.flatMap(toMembership);
  const acting = memberships.some(mayAct) ? toActing(first) : null;
  return { userId, sessionId, name: first.name, email: first.email, memberships, acting };
}

const findRows = ({ userId, sessionEpoch, sessionId }: Omit<SessionClaims, "signedInAt">): Promise<Row[]> =>
  readRows<Row>(Prisma.sql`
    SELECT u.name, u.email, m.permissions, m.limited, ${PROJECTS_OF_MEMBERSHIP} AS project_ids, o.id AS organization_id,
      o.name AS organization_name, o.kind AS organization_kind,
      s.last_seen_at < now() - interval '1 minute' AS note_use,
      a.id AS acting_id, a.reason AS acting_reason, b.id AS acting_organization_id, b.name AS acting_name,
      b.kind AS acting_kind, floor(extract(epoch FROM a.started_at))::bigint + ${ACTING_SECONDS} AS acting_ends_at
    FROM users u
    JOIN user_sessions s ON s.id = ${sessionId}::uuid AND s.user_id = u.id AND s.ended_at IS NULL
      AND s.last_seen_at > now() - make_interval(secs => ${IDLE_SECONDS})
    LEFT JOIN memberships m ON m.user_id = u.id
    LEFT JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN acting_sessions a ON a.user_id = u.id AND a.ended_at IS NULL
      AND a.started_at > now() - make_interval(secs => ${ACTING_SECONDS})
    LEFT JOIN organizations b ON b.id = a.organization_id
    WHERE u.id = ${userId}::uuid AND u.session_epoch = ${sessionEpoch} AND u.removed_at IS NULL
    ORDER BY o.name, o.id`);

function toMembership(row: MembershipRow): OwnMembership[] {
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

const toActing = (row: ActingRow): Acting | null =>
  row.acting_id === null
    ? null
    : {
        id: row.acting_id,
        reason: row.acting_reason,
        endsAt: instant(row.acting_ends_at),
        organizationId: row.acting_organization_id,
        organizationName: row.acting_name,
        organizationKind: row.acting_kind,
      };

/** The projects of `memberships m`, as an array of ids. */
export const PROJECTS_OF_MEMBERSHIP = Prisma.sql`ARRAY(SELECT project_id::text FROM membership_projects p
  WHERE p.user_id = m.user_id AND p.organization_id = m.organization_id)`;

/** What a membership gives: the permissions among the words the database keeps, and the projects it is limited to. */
export function rightsOf(
  row: Readonly<{ permissions: readonly string[]; limited: boolean; project_ids: readonly string[] }>,
): Pick<OwnMembership, "permissions" | "limitedTo"> {
  const permissions = row.permissions.filter((word) => isPermission(word));
  if (!row.limited) return { permissions: new Set(permissions), limitedTo: undefined };
  const left = permissions.filter((permission) => LIMITED_PERMISSIONS.includes(permission));
  return { permissions: new Set(left), limitedTo: new Set(row.project_ids) };
}
