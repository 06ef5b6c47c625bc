import { decideLeaving, decideRights, type MemberRights } from "@/lib/domain/organizations/member-rights";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import type { ChangeMemberInput } from "@/lib/features/members/schema";
import { refuseActing, requirePermission, requireSession, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** Changes what a member may do, from the next request on. Needs `members`; refuses to leave nobody who has it. */
export async function changeMember(scope: Scope, { userId, ...rights }: ChangeMemberInput): Promise<void> {
  requirePermission(scope, "members");
  const { organizationId } = scope;
  await inTransaction(async (tx) => {
    const member = await lockMember(tx, { organizationId, userId });
    if (!rights.permissions.includes("members")) member.refuseLast();
    await requireFittingRights(tx, organizationId, rights);
    const { permissions, limited } = rights;
    const where = { userId_organizationId: { userId, organizationId } };
    await tx.membership.update({ where, data: { permissions, limited } });
    await storeProjects(tx, { userId, organizationId }, rights);
    await writeAudit(tx, scope, {
      action: "member.changed",
      subject: member.email,
      details: { ...rights },
    });
  });
}

/** Removes a member: their next request finds nothing, and their tokens end. Needs `members`. */
export async function removeMember(scope: Scope, userId: string, reference?: string): Promise<void> {
  requirePermission(scope, "members");
  await endMembership(scope, { userId, action: "member.removed", reference });
}

/** Leaves the organization one works in. The last one who looks after its members cannot. */
export async function leaveOrganization(scope: Scope): Promise<void> {
  requireSession(scope);
  refuseActing(scope);
  await endMembership(scope, { userId: scope.userId, action: "member.left", reference: undefined });
}

/** Refuses rights that do not fit together, projects of somebody else, and a limit for the vendor's staff. */
export async function requireFittingRights(
  tx: Transaction,
  organizationId: string,
  rights: MemberRights,
): Promise<void> {
  const decision = decideRights(rights);
  if (decision !== "good") throw new Refusal(decision);
  if (!rights.limited) return;
  const known = await tx.project.count({
    where: {
      organizationId,
      organization: { kind: { not: "vendor" } },
      id: { in: [...rights.projectIds] },
    },
  });
  if (known !== rights.projectIds.length) throw new Refusal("project_not_found");
}

/** Who belongs where. */
export type Belonging = Readonly<{ userId: string; organizationId: string }>;

/** Stores the projects a member is limited to, in place of those there were; none without a limit. */
export async function storeProjects(
  tx: Transaction,
  { userId, organizationId }: Belonging,
  { limited, projectIds }: MemberRights,
): Promise<void> {
  await tx.membershipProject.deleteMany({ where: { userId, organizationId } });
  if (!limited) return;
  await tx.membershipProject.createMany({
    data: projectIds.map((projectId) => ({ userId, organizationId, projectId })),
  });
}

type Ending = Readonly<{ userId: string; action: string; reference: string | undefined }>;

async function endMembership(scope: Scope, { userId, action, reference }: Ending): Promise<void> {
  const { organizationId } = scope;
  await inTransaction((tx) =>
    once(tx, { subjectId: organizationId, reference, input: { [action]: userId } }, async () => {
      const member = await lockMember(tx, { organizationId, userId });
      member.refuseLast();
      await tx.membership.delete({ where: { userId_organizationId: { userId, organizationId } } });
      // Somebody who comes back later must not find old tokens alive.
      await tx.apiToken.updateMany({
        where: { userId, organizationId, revokedAt: null },
        data: { revokedAt: new Date() },
      });
      await writeAudit(tx, scope, { action, subject: member.email });
      return { userId };
    }),
  );
}

type Locked = Readonly<{ email: string; refuseLast: () => void }>;

/** Locks the organization, so that of the last two who look after its members not both can go at once. */
async function lockMember(tx: Transaction, { organizationId, userId }: Belonging): Promise<Locked> {
  await tx.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const members = await tx.membership.findMany({
    where: { organizationId, user: { removedAt: null } },
    include: { user: { select: { email: true } } },
  });
  const member = members.find((one) => one.userId === userId);
  if (!member) throw new Refusal("not_found");
  const refuseLast = () => {
    const decision = decideLeaving(members, userId);
    if (decision !== "allowed") throw new Refusal(decision);
  };
  return { email: member.user.email, refuseLast };
}
