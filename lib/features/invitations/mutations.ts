import { invitationMail } from "@/emails/invitation";
import { renderMail } from "@/emails/render-mail";
import { DEFAULT_LOCALE, isLocale } from "@/lib/domain/display/locale";
import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import type { InvitationAnswer, InviteInput } from "@/lib/features/invitations/schema";
import { storeMails } from "@/lib/features/mails/mutations";
import { type LookedAfter, requireLookedAfter } from "@/lib/features/members/data";
import { requireFittingRights } from "@/lib/features/members/mutations";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { hashOfSecret, newSecret } from "@/lib/platform/auth/secret-token";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { once } from "@/lib/platform/idempotency";
import { countAttempt } from "@/lib/platform/rate-limit";

const DAYS = 14;
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Invites somebody by mail into one's organization, or into a customer of one's own. Needs `members`. Refuses who
 * belongs there already, who is invited already, and rights that do not fit together.
 */
export async function invite(
  scope: Scope,
  { organizationId, ...input }: InviteInput,
  reference?: string,
): Promise<InvitationAnswer> {
  requirePermission(scope, "members");
  await countAttempt("invitation", scope.userId);
  return inTransaction((tx) =>
    once(
      tx,
      { subjectId: scope.organizationId, reference, input: { invite: { organizationId, ...input } } },
      async () => {
        const organization = await requireLookedAfter(scope, organizationId, tx);
        await requireInvitable(tx, organization, input.email);
        await requireFittingRights(tx, organization.id, input);
        const { email, permissions, limited, projectIds, locale } = input;
        const rights = { permissions, limited, projectIds };
        const { link, ...kept } = freshLink();
        const addressed = { email, locale, organizationId: organization.id, invitedBy: scope.userId };
        const { id, expiresAt } = await tx.invitation.create({ data: { ...addressed, ...rights, ...kept } });
        await mailInvitation(tx, scope, { link, expiresAt, email, locale, organization });
        const details = { ...rights, organization: organization.name };
        await auditInvitation(tx, scope, { action: "member.invited", organization, email, details });
        return {
          id,
          email,
          ...rights,
          organizationId: organization.id,
          expiresAt: formatInstant(secondOf(expiresAt)),
        };
      },
    ),
  );
}

/** Withdraws an invitation: its link no longer holds. One that was accepted or withdrawn is refused as `not_found`. */
export async function withdrawInvitation(scope: Scope, id: string, reference?: string): Promise<void> {
  requirePermission(scope, "members");
  const input = { withdrawInvitation: id };
  await inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      const { email, organization } = await lockInvitation(tx, scope, id);
      await tx.invitation.update({ where: { id }, data: { withdrawnAt: new Date() } });
      await auditInvitation(tx, scope, { action: "invitation.withdrawn", organization, email });
      return { id };
    }),
  );
}

/** Sends an invitation again, with a new link for another fortnight; the link before no longer holds. */
export async function resendInvitation(scope: Scope, id: string): Promise<void> {
  requirePermission(scope, "members");
  await countAttempt("invitation", scope.userId);
  await inTransaction(async (tx) => {
    const { email, organization, locale } = await lockInvitation(tx, scope, id);
    const { link, ...kept } = freshLink();
    const { expiresAt } = await tx.invitation.update({ where: { id }, data: kept });
    await mailInvitation(tx, scope, { link, expiresAt, email, locale, organization });
    await auditInvitation(tx, scope, { action: "invitation.resent", organization, email });
  });
}

type Noted = Readonly<{
  action: string;
  organization: LookedAfter;
  email: string;
  details?: Parameters<typeof writeAudit>[2]["details"];
}>;

const auditInvitation = (tx: Transaction, scope: Scope, { organization, email, ...entry }: Noted) =>
  writeAudit(tx, scope, {
    ...entry,
    organizationId: organization.id,
    subject: email,
    details: entry.details ?? {},
  });

type Open = Readonly<{ email: string; locale: string; organization: LookedAfter }>;

async function lockInvitation(tx: Transaction, scope: Scope, id: string): Promise<Open> {
  requirePermission(scope, "members");
  await tx.$queryRaw`SELECT id FROM invitations WHERE id = ${id}::uuid FOR UPDATE`;
  const invitation = await tx.invitation.findFirst({ where: { id, acceptedAt: null, withdrawnAt: null } });
  if (!invitation) throw new Refusal("not_found");
  const organization = await requireLookedAfter(scope, invitation.organizationId, tx);
  return { email: invitation.email, locale: invitation.locale, organization };
}

/** Locks the organization, so that two who invite the same person at once do so once. */
async function requireInvitable(tx: Transaction, { id }: LookedAfter, email: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organizations WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const member = await tx.membership.findFirst({
    where: { organizationId: id, user: { email, removedAt: null } },
  });
  if (member) throw new Refusal("member_already", { email });
  const open = await tx.invitation.findFirst({
    where: { organizationId: id, email, acceptedAt: null, withdrawnAt: null },
  });
  if (open) throw new Refusal("invited_already", { email });
}

type ToMail = Readonly<{
  link: string;
  expiresAt: Date;
  email: string;
  locale: string;
  organization: LookedAfter;
}>;

async function mailInvitation(
  tx: Transaction,
  { personName }: Scope,
  { link, expiresAt, email, locale, organization }: ToMail,
): Promise<void> {
  const mail = await renderMail(
    invitationMail({
      locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
      organizationName: organization.name,
      inviterName: personName,
      url: `${env().PORTAL_URL}/invitation/${link}`,
      expiresAt: secondOf(expiresAt),
    }),
  );
  await storeMails(tx, [
    { ...mail, kind: "invitation", organizationId: organization.id, recipients: [email] },
  ]);
}

/** A new link, of which the hash alone is kept, and when it ends. */
function freshLink() {
  const link = newSecret();
  const expiresAt = new Date(Date.now() + DAYS * MILLISECONDS_PER_DAY);
  return { link, tokenHash: hashOfSecret(link), expiresAt };
}

const secondOf = (date: Date): Instant => instant(BigInt(Math.floor(date.getTime() / 1000)));
