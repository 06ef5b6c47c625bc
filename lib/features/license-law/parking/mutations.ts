import { Refusal } from "@/lib/domain/refusal";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { appendAudit } from "@/lib/platform/access/audit";
import { db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";

/** How many accounts are looked at in one go. */
const PAGE = 1_000;

/**
 * Parks every account whose own ledger does not add up, and answers how many there were. A parked account is neither
 * charged, changed nor settled; the others go on (docs/rules.md, 6).
 */
export async function parkBrokenAccounts(): Promise<number> {
  let total = 0;
  for (let after: string | null = null; ;) {
    const [page]: { last_id: string | null; parked: bigint }[] = await db.$queryRaw`
      SELECT last_id, parked FROM park_broken_accounts(${after}::uuid, ${PAGE}::integer)`;
    total += Number(page?.parked ?? 0n);
    if (!page?.last_id) return total;
    after = page.last_id;
  }
}

/**
 * Lets a parked account go on after somebody has put its ledger right. Vendor staff with `rental` only; refuses an
 * account that still does not add up (`account_parked`).
 */
export async function releaseParkedAccount(scope: Scope, accountId: string): Promise<void> {
  requireVendor(scope, "rental");
  await inTransaction(async (tx) => {
    const [account] = await tx.$queryRaw<{ parked: boolean; fault: string | null }[]>`
      SELECT parked_at IS NOT NULL AS parked, account_ledger_fault(a) AS fault
      FROM accounts a WHERE id = ${accountId}::uuid FOR UPDATE`;
    if (!account) throw new Refusal("account_not_found");
    if (account.fault !== null) throw new Refusal("account_parked");
    if (!account.parked) return;
    await tx.account.update({ where: { id: accountId }, data: { parkedAt: null, parkedReason: "" } });
    await appendAudit(tx, scope, { action: "account.released", subject: accountId });
  });
}
