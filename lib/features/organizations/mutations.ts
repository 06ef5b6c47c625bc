import { PERMISSIONS } from "@/lib/domain/organizations/permissions";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import type { FoundVendorInput, OrganizationNameInput } from "@/lib/features/organizations/schema";
import { createPasswordLink } from "@/lib/features/people/mutations";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import type { Self } from "@/lib/platform/access/self";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { countAttempt } from "@/lib/platform/rate-limit";

/**
 * Creates the vendor of a new installation with its first person, who may do everything, and returns the link by
 * which they set their password. Asked again for a person who has not set one yet, it makes another link; any
 * other vendor is refused, for there is one in an installation.
 */
export function foundVendor({ email, name, organization }: FoundVendorInput): Promise<string> {
  return inTransaction(async (tx) => {
    const [vendor] = await tx.organization.findMany({ where: { kind: "vendor" }, take: 1 });
    if (vendor) return linkForFounder(tx, { vendor, email });
    if (await tx.user.findUnique({ where: { email } })) throw new Refusal("email_taken", { email });
    const person = await tx.user.create({
      data: {
        email,
        name,
        memberships: {
          create: {
            permissions: [...PERMISSIONS],
            organization: { create: { kind: "vendor", name: organization } },
          },
        },
      },
    });
    return createPasswordLink(person.id, tx);
  });
}

/**
 * Creates an organization of one's own, a partner, in which one may do everything. Customers are created by their
 * partner. A name one works for already is refused: two of them could not be told apart. Answers its id.
 */
export async function createOrganization(self: Self, { name }: OrganizationNameInput): Promise<string> {
  const { userId } = self;
  await countAttempt("organization", userId);
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    const known = await tx.membership.findFirst({ where: { userId, organization: { name } } });
    if (known) throw new Refusal("name_taken", { name });
    const { id } = await tx.organization.create({ data: { kind: "partner", name } });
    await tx.membership.create({ data: { userId, organizationId: id, permissions: [...PERMISSIONS] } });
    await writeAudit(tx, self, { action: "organization.created", organizationId: id, subject: name });
    return id;
  });
}

/** Gives one's organization another name. Needs `members`; a customer's name is its partner's only once. */
export async function renameOrganization(scope: Scope, { name }: OrganizationNameInput): Promise<void> {
  requirePermission(scope, "members");
  const { organizationId } = scope;
  await inTransaction(async (tx) => {
    const { partnerId } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
    // Whoever wants the same name at once waits here, at the partner of both.
    await tx.$queryRaw`
      SELECT id FROM organizations WHERE id = ${partnerId ?? organizationId}::uuid FOR NO KEY UPDATE`;
    const taken =
      partnerId &&
      (await tx.organization.findFirst({ where: { partnerId, name, id: { not: organizationId } } }));
    if (taken) throw new Refusal("name_taken", { name });
    await tx.organization.update({ where: { id: organizationId }, data: { name } });
    const details = { before: scope.organizationName, after: name };
    await writeAudit(tx, scope, { action: "organization.renamed", subject: name, details });
  });
}

type Founder = Readonly<{ vendor: Readonly<{ id: string; name: string }>; email: string }>;

async function linkForFounder(tx: Transaction, { vendor, email }: Founder): Promise<string> {
  const waiting = await tx.user.findFirst({
    where: {
      email,
      passwordHash: null,
      removedAt: null,
      memberships: { some: { organizationId: vendor.id } },
    },
  });
  if (!waiting) throw new Refusal("vendor_exists", { name: vendor.name });
  return createPasswordLink(waiting.id, tx);
}
