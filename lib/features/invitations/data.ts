import { type Instant, instant } from "@/lib/domain/instant";
import { isPermission, type OrganizationKind, type Permission } from "@/lib/domain/organizations/permissions";
import type { LookedAfter } from "@/lib/features/members/data";
import type { Scope } from "@/lib/platform/access/scope";
import { hashOfSecret } from "@/lib/platform/auth/secret-token";
import { db } from "@/lib/platform/db/client";

/** An invitation that waits for its person, or has expired before they came. */
export type Invitation = Readonly<{
  id: string;
  email: string;
  permissions: readonly Permission[];
  limited: boolean;
  projectIds: readonly string[];
  expiresAt: Instant;
  isExpired: boolean;
}>;

/** What an invitation's link shows to whoever has it. */
export type OfferedInvitation = Readonly<{
  id: string;
  email: string;
  organizationName: string;
  organizationKind: OrganizationKind;
  permissions: readonly Permission[];
  limited: boolean;
  inviterName: string | null;
  expiresAt: Instant;
  /** Whether somebody is registered with the address, and has to sign in. */
  isRegistered: boolean;
}>;

/** The open invitations to an organization that one looks after, the newest first. */
export async function listInvitations(_scope: Scope, { id }: LookedAfter): Promise<Invitation[]> {
  const rows = await db.invitation.findMany({
    where: { organizationId: id, acceptedAt: null, withdrawnAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ expiresAt, permissions, ...row }) => ({
    id: row.id,
    email: row.email,
    permissions: permissions.filter((word) => isPermission(word)),
    limited: row.limited,
    projectIds: row.projectIds,
    expiresAt: secondOf(expiresAt),
    isExpired: expiresAt.getTime() <= Date.now(),
  }));
}

type Row = Omit<OfferedInvitation, "expiresAt" | "permissions"> &
  Readonly<{ expiresAt: Date; permissions: string[] }>;

/** What a link offers; null when it is unknown, accepted, withdrawn or expired. */
export async function getOfferedInvitation(link: string): Promise<OfferedInvitation | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT i.id, i.email, o.name AS "organizationName", o.kind AS "organizationKind", i.permissions, i.limited,
      b.name AS "inviterName", i.expires_at AS "expiresAt",
      EXISTS (SELECT FROM users u WHERE u.email = i.email AND u.confirmed_at IS NOT NULL) AS "isRegistered"
    FROM invitations i
    JOIN organizations o ON o.id = i.organization_id
    LEFT JOIN users b ON b.id = i.invited_by
    WHERE i.token_hash = ${hashOfSecret(link)} AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
      AND i.expires_at > now()`;
  if (!row) return null;
  const permissions = row.permissions.filter((word) => isPermission(word));
  return { ...row, permissions, expiresAt: secondOf(row.expiresAt) };
}

const secondOf = (date: Date): Instant => instant(BigInt(Math.floor(date.getTime() / 1000)));
