import { decideDeletion } from "@/lib/domain/accounts/decide-deletion";
import { forfeit } from "@/lib/domain/accounts/forfeit";
import { formatInstant, type Instant, laterOf } from "@/lib/domain/instant";
import { formatIsc, monthlyIsc } from "@/lib/domain/money/amount";
import { Refusal } from "@/lib/domain/refusal";
import type { DeletedAccount, DeletionInput } from "@/lib/features/account-deletions/schema";
import { type AccountWithPbxs, requireAccount } from "@/lib/features/accounts/data";
import { writeAudit } from "@/lib/features/audit/mutations";
import { postEntries } from "@/lib/features/entries/mutations";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type Deletion = DeletionInput & Readonly<{ accountId: string }>;

/**
 * Deletes an account for good; what it still holds is forfeited (docs/rules.md, 3). Needs `rental`. Refused while
 * anything is rented, without the account's name, and where the balance is another one than was seen: a charge in
 * between is not lost unseen. Its PBXs are free for other accounts; its ledger stays, for vendor and partner to read.
 */
export function deleteAccount(
  scope: Scope,
  { accountId, ...input }: Deletion,
  reference?: string,
): Promise<DeletedAccount> {
  requirePermission(scope, "rental");
  const { organizationId: subjectId } = scope;
  return inTransaction((tx) =>
    once(tx, { subjectId, reference, input: { deleteAccount: { accountId, ...input } } }, async () => {
      const { id } = await requireAccount(scope, accountId, tx);
      await tx.$queryRaw`SELECT FROM accounts WHERE id = ${id}::uuid FOR UPDATE`;
      const account = await requireAccount(scope, id, tx);
      requireDeletable(account, input);
      return deleted(tx, scope, account);
    }),
  );
}

function requireDeletable({ facts, name, deletedAt, isParked }: AccountWithPbxs, input: DeletionInput): void {
  if (isParked) throw new Refusal("account_parked");
  const account = { ...facts, name, isDeleted: deletedAt !== null };
  const decision = decideDeletion({ account, typedName: input.name, seenBalance: input.balanceTicks });
  if (decision === "allowed") return;
  if (decision === "account_rents") throw new Refusal(decision, { monthlyIsc: monthlyIsc(facts.rate) });
  if (decision === "name_differs") throw new Refusal(decision, { name });
  if (decision === "balance_moved") throw new Refusal(decision, { balanceIsc: formatIsc(facts.balance) });
  throw new Refusal(decision);
}

/** PBXs and rental devices can go to other accounts; nothing is provisioned into this one or reloaded any more. */
async function letGo(
  tx: Transaction,
  { userId }: Scope,
  { id, now }: Readonly<{ id: string; now: Instant }>,
): Promise<void> {
  const own = { accountId: id };
  const nowhere = { accountId: null, provisionedAt: null, provisioningCodeId: null };
  await tx.rentalDevice.updateMany({ where: own, data: nowhere });
  await tx.provisioningCode.updateMany({
    where: { ...own, endedAt: null },
    data: { endedAt: now, endedBy: userId },
  });
  await tx.pbx.updateMany({ where: { ...own, removedAt: null }, data: { removedAt: now, freeUntil: null } });
  await tx.reloadSetting.updateMany({ where: own, data: { enabled: false } });
}

async function deleted(tx: Transaction, scope: Scope, account: AccountWithPbxs): Promise<DeletedAccount> {
  const { id, name, facts, configurationVersion: version, priceListId } = account;
  const now: Instant = laterOf(account.now, facts.settledAt);
  await postEntries(tx, scope, { account, posting: forfeit(facts, now), version, priceListId });
  await tx.account.update({ where: { id }, data: { deletedAt: now, deletedBy: scope.userId } });
  await letGo(tx, scope, { id, now });
  const forfeitedIsc = formatIsc(facts.balance);
  await writeAudit(tx, scope, {
    action: "account.deleted",
    organizationId: account.partnerId,
    subject: name,
    details: { accountId: id, customer: account.customerName, forfeitedIsc },
  });
  return { id, name, forfeitedTicks: facts.balance.toString(), forfeitedIsc, deletedAt: formatInstant(now) };
}
