import type { Locale } from "@/lib/domain/display/locale";
import { isPermission } from "@/lib/domain/organizations/permissions";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import type { AcceptAsNewInput } from "@/lib/features/invitations/schema";
import { storeProjects } from "@/lib/features/members/mutations";
import { hashNewPassword } from "@/lib/features/people/mutations";
import type { Self } from "@/lib/platform/access/self";
import { hashOfSecret } from "@/lib/platform/auth/secret-token";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";

/**
 * Accepts an invitation as the person it is for, and answers the organization they now belong to. Doing it twice
 * changes nothing more; somebody with another address is refused, whoever gave them the link.
 */
export function acceptInvitation(self: Self, link: string): Promise<string> {
  return inTransaction(async (tx) => {
    const invitation = await lockOffer(tx, link);
    if (!invitation) throw new Refusal("link_invalid");
    if (invitation.email !== self.email)
      throw new Refusal("invitation_for_another", { email: invitation.email });
    return join(tx, invitation, self.userId);
  });
}

/**
 * Accepts an invitation as somebody who is not registered yet: the link came by mail, so the address is confirmed.
 * Whoever is registered has to sign in. Mails will speak the language of the page. Answers who may sign in, and where
 * they belong.
 */
export async function acceptAsNew({ link, name, newPassword }: AcceptAsNewInput, locale: Locale) {
  const offered = await db.invitation.findUnique({ where: { tokenHash: hashOfSecret(link) } });
  if (!offered) throw new Refusal("link_invalid");
  const passwordHash = await hashNewPassword(newPassword, { email: offered.email, name });
  return inTransaction(async (tx) => {
    const invitation = await lockOffer(tx, link);
    if (!invitation || invitation.acceptedAt) throw new Refusal("link_invalid");
    const { email } = invitation;
    const person = await confirmedPerson(tx, { email, locale, name, passwordHash });
    const organizationId = await join(tx, invitation, person.userId);
    return { ...person, organizationId };
  });
}

type NewPerson = Readonly<{ email: string; locale: string; name: string; passwordHash: string }>;

/** Registers a person, or takes over a sign-up with their address that nobody has confirmed. */
async function confirmedPerson(tx: Transaction, { email, ...data }: NewPerson) {
  const confirmed = { ...data, confirmedAt: new Date() };
  const { count } = await tx.user.createMany({ data: [{ email, ...confirmed }], skipDuplicates: true });
  if (count === 0) {
    const { count: taken } = await tx.user.updateMany({
      where: { email, confirmedAt: null, removedAt: null },
      data: { ...confirmed, sessionEpoch: { increment: 1 } },
    });
    if (taken === 0) throw new Refusal("sign_in_required");
  }
  const { id, sessionEpoch } = await tx.user.findUniqueOrThrow({ where: { email } });
  return { userId: id, sessionEpoch };
}

type Offer = NonNullable<Awaited<ReturnType<typeof lockOffer>>>;

async function lockOffer(tx: Transaction, link: string) {
  const tokenHash = hashOfSecret(link);
  await tx.$queryRaw`SELECT id FROM invitations WHERE token_hash = ${tokenHash} FOR UPDATE`;
  return tx.invitation.findFirst({
    where: {
      tokenHash,
      withdrawnAt: null,
      OR: [{ acceptedAt: { not: null } }, { expiresAt: { gt: new Date() } }],
    },
  });
}

/** Makes the person a member. Somebody who belongs there already keeps the rights they have. */
async function join(tx: Transaction, invitation: Offer, userId: string): Promise<string> {
  const { id, organizationId, limited, acceptedAt, email } = invitation;
  const where = { userId_organizationId: { userId, organizationId } };
  const member = await tx.membership.findUnique({ where });
  if (acceptedAt && !member) throw new Refusal("link_invalid");
  if (acceptedAt) return organizationId;
  await tx.invitation.update({ where: { id }, data: { acceptedAt: new Date() } });
  if (member) return organizationId;
  const permissions = invitation.permissions.filter((word) => isPermission(word));
  await tx.membership.create({ data: { userId, organizationId, permissions, limited } });
  const known = await tx.project.findMany({
    where: { organizationId, id: { in: invitation.projectIds } },
    select: { id: true },
  });
  const projectIds = known.map((project) => project.id);
  await storeProjects(tx, { userId, organizationId }, { permissions, limited, projectIds });
  const actor = { userId, organizationId, via: "session" } as const;
  await writeAudit(tx, actor, { action: "member.joined", subject: email, details: { permissions, limited } });
  return organizationId;
}
