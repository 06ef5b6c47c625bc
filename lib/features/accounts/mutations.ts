import { Refusal } from "@/lib/domain/refusal";
import type { NewAccountInput, WarningAddressesInput } from "@/lib/features/accounts/schema";
import { requireLiveAccount } from "@/lib/features/accounts/data";
import { requirePartner, requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** The new account's id and name. */
export type NewAccount = Readonly<{ id: string; name: string }>;

/**
 * Opens a customer account: one per customer domain, empty and idle. Partner staff with `rental` only, for a customer
 * of their own; refuses a name the partner has already.
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
      const [clock] = await tx.$queryRaw<{ now: bigint }[]>`SELECT portal_now() AS now`;
      const now = clock?.now ?? 0n;
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
