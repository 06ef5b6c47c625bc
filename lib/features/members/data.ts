import type { OrganizationKind, Permission } from "@/lib/domain/organizations/permissions";
import { Refusal } from "@/lib/domain/refusal";
import { requireToRead, type Scope } from "@/lib/platform/access/scope";
import { rightsOf } from "@/lib/platform/auth/visitor";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** An organization whose people one looks after. */
export type LookedAfter = Readonly<{ id: string; name: string; kind: OrganizationKind }>;

/** A person who works for an organization. */
export type Member = Readonly<{
  userId: string;
  name: string;
  email: string;
  permissions: readonly Permission[];
  limited: boolean;
  projectIds: readonly string[];
}>;

/** A project by its name, to limit people to. */
export type ProjectChoice = Readonly<{ id: string; name: string }>;

/**
 * The organization whose people are meant: one's own, or, for a partner, a customer of its own. Needs `members`;
 * every other organization is refused as `not_found`.
 */
export async function requireLookedAfter(
  scope: Scope,
  organizationId: string = scope.organizationId,
  tx: Transaction = db,
): Promise<LookedAfter> {
  requireToRead(scope, "members");
  const organization = await tx.organization.findFirst({
    where:
      organizationId === scope.organizationId
        ? { id: organizationId }
        : { id: organizationId, kind: "customer", partnerId: scope.organizationId },
    select: { id: true, name: true, kind: true },
  });
  if (!organization) throw new Refusal("not_found");
  return { ...organization, kind: organization.kind as OrganizationKind };
}

/** Who works for an organization that one looks after, by name. */
export async function listMembers(_scope: Scope, { id }: LookedAfter): Promise<Member[]> {
  const rows = await db.membership.findMany({
    where: { organizationId: id, user: { removedAt: null } },
    include: { user: { select: { name: true, email: true } }, projects: { select: { projectId: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  return rows.map(({ userId, user, limited, projects, permissions: given }) => {
    const projectIds = projects.map(({ projectId }) => projectId);
    const { permissions } = rightsOf({ permissions: given, limited, project_ids: projectIds });
    return { userId, ...user, permissions: [...permissions], limited, projectIds };
  });
}

/** The projects of an organization that one looks after, by name. The vendor's staff are never limited to projects. */
export const listProjectChoices = (_scope: Scope, { id }: LookedAfter): Promise<ProjectChoice[]> =>
  db.project.findMany({
    where: { organizationId: id, organization: { kind: { not: "vendor" } } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
