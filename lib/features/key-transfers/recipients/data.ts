import { isLocale, type Locale } from "@/lib/domain/display/locale";
import type { Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** An organization that can be handed a key. */
export type Recipient = Readonly<{ id: string; name: string }>;

/** Somebody who is told of a transfer, in their language. */
export type Reader = Readonly<{ email: string; locale: Locale }>;

/** Those who may use all licenses of an organization. */
const USES_LICENSES = {
  permissions: { has: "licenses" },
  limited: false,
  user: { removedAt: null },
} as const satisfies Prisma.MembershipWhereInput;

/**
 * The organizations somebody typed: by the exact name, or by the address of a person there who may use its licenses.
 * At most two: one is meant, more are too many.
 */
export function findRecipients({ organizationId }: Scope, typed: string): Promise<Recipient[]> {
  const where: Prisma.OrganizationWhereInput = typed.includes("@")
    ? {
        memberships: { some: { ...USES_LICENSES, user: { email: typed.toLowerCase(), removedAt: null } } },
        NOT: { id: organizationId },
      }
    : { name: typed };
  return db.organization.findMany({ where, select: { id: true, name: true }, take: 2 });
}

/** Who is told that an organization was handed a key. */
export async function readersOf(tx: Transaction, organizationId: string): Promise<Reader[]> {
  const members = await tx.membership.findMany({
    where: { organizationId, ...USES_LICENSES },
    select: { user: { select: { email: true, locale: true } } },
    orderBy: { userId: "asc" },
  });
  return members.map(({ user: { email, locale } }) => ({ email, locale: isLocale(locale) ? locale : "en" }));
}
