import { Refusal } from "@/lib/domain/refusal";
import { findCustomer } from "@/lib/features/customers/data";
import type { CustomerInput } from "@/lib/features/customers/schema";
import { requirePartner, type Scope } from "@/lib/platform/access/scope";
import { inTransaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** The new customer's id and name. */
export type NewCustomer = Readonly<{ id: string; name: string }>;

/** Creates a customer under a partner. Partner staff with `rental` only; refuses a name the partner has already. */
export function createCustomer(
  scope: Scope,
  { name }: CustomerInput,
  reference?: string,
): Promise<NewCustomer> {
  requirePartner(scope, "rental");
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { createCustomer: name } }, async () => {
      const partnerId = scope.organizationId;
      const [created] = await tx.organization.createManyAndReturn({
        data: [{ kind: "customer", name, partnerId }],
        skipDuplicates: true,
        select: { id: true },
      });
      if (!created) throw new Refusal("name_taken", { name });
      return { id: created.id, name };
    }),
  );
}

/** The partner's customer of this name, created if there is none yet. Partner staff with `rental` only. */
export async function ensureCustomer(scope: Scope, name: string): Promise<NewCustomer> {
  requirePartner(scope, "rental");
  const known = await findCustomer(scope, name);
  return known ?? createCustomer(scope, { name });
}
