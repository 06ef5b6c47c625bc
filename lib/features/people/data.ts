import { hashOfSecret } from "@/lib/platform/auth/secret-token";
import { db } from "@/lib/platform/db/client";

/** A person, as they are addressed. */
export type Person = Readonly<{ id: string; name: string; email: string }>;

/** Whose password a link sets; null when it is unknown, used, expired, or the person was removed. */
export async function getPersonOfLink(link: string): Promise<Person | null> {
  const [person] = await db.$queryRaw<Person[]>`
    SELECT u.id, u.name, u.email FROM password_links l JOIN users u ON u.id = l.user_id
    WHERE l.token_hash = ${hashOfSecret(link)} AND l.used_at IS NULL AND l.expires_at > now()
      AND u.removed_at IS NULL`;
  return person ?? null;
}

/** An organization somebody belongs to. */
export type MembershipOfPerson = Readonly<{
  userId: string;
  organizationId: string;
  organizationName: string;
}>;

/** Where the person with an email address belongs, by name; nowhere when there is none. */
export async function getMemberships(email: string): Promise<MembershipOfPerson[]> {
  const memberships = await db.membership.findMany({
    where: { user: { email, removedAt: null } },
    include: { organization: true },
    orderBy: { organization: { name: "asc" } },
  });
  return memberships.map(({ userId, organizationId, organization }) => ({
    userId,
    organizationId,
    organizationName: organization.name,
  }));
}
