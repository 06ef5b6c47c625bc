import { PERMISSIONS } from "@/lib/domain/organizations/permissions";
import { Refusal } from "@/lib/domain/refusal";
import type { FoundVendorInput } from "@/lib/features/organizations/schema";
import { createPasswordLink } from "@/lib/features/people/mutations";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";

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
