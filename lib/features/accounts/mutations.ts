import { Refusal } from "@/lib/domain/refusal";
import type { NewAccountInput, WarningAddressesInput } from "@/lib/features/accounts/schema";
import { requireLiveAccount } from "@/lib/features/accounts/data";
import { requirePartner, requirePermission, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** The new account's id and name. */
export type NewAccount = Readonly<{ id: string; name: string }>;

/**
 * Opens a customer account, empty and idle; it is named after the customer's domain. Partner staff with `rental` only.
 * Refuses a name the partner has already, and a customer that is not its own, as one that does not exist.
 */
export function openAccount(scope: Scope, input: NewAccountInput, reference?: string): Promise<NewAccount> {
  requirePartner(scope, "rental");
  const { customerId, name, warningEmails, warningLocale } = input;
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input: { openAccount: input } }, async () => {
      const partnerId = scope.organizationId;
      const customer = await tx.organization.findFirst({
        where: { id: customerId, kind: "customer", partnerId },
      });
      if (!customer) throw new Refusal("not_found");
      const now = await portalNow(tx);
      const account = { customerId, partnerId, name, warningEmails, warningLocale };
      const [opened] = await tx.account.createManyAndReturn({
        data: [{ ...account, settledAt: now, createdAt: now }],
        skipDuplicates: true,
        select: { id: true },
      });
      if (!opened) throw new Refusal("name_taken", { name });
      return { id: opened.id, name };
    }),
  );
}

/** Sets who is warned before an account runs out, and in which language. Needs `rental`; no address: no warnings. */
export async function setWarningAddresses(
  scope: Scope,
  accountId: string,
  input: WarningAddressesInput,
): Promise<void> {
  requirePermission(scope, "rental");
  const { id } = await requireLiveAccount(scope, accountId);
  await inTransaction((tx) => tx.account.update({ where: { id }, data: input, select: { id: true } }));
}
