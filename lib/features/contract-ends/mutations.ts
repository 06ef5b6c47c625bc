import { endRental } from "@/lib/domain/accounts/end-rental";
import type { ContractKind } from "@/lib/domain/contracts/contract";
import { laterOf } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { requireAccount } from "@/lib/features/accounts/data";
import { storeConfiguration } from "@/lib/features/configurations/versions/mutations";
import type { ContractRecord } from "@/lib/features/contracts/data";
import type { Scope } from "@/lib/platform/access/scope";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Which contracts carry software that is rented; the others end without anything to stop here. */
const CARRIED: Readonly<Partial<Record<ContractKind, "all" | "cloud">>> = {
  software_rental: "all",
  myapps_cloud: "cloud",
};

type Ending = Readonly<{ contract: ContractRecord; isNow: boolean }>;

/**
 * Stops in this second what rents under a contract that ends now and under no other one: everything for Software
 * Rental, the PBXs in the cloud for myApps Cloud. The contract's row must be locked for update by the caller: whoever
 * rents holds a share of it. Refuses an end that is not now while something rents. Answers how many accounts it stopped.
 */
export async function stopRentalsUnder(
  tx: Transaction,
  scope: Scope,
  { contract, isNow }: Ending,
): Promise<number> {
  const scenario = CARRIED[contract.kind];
  if (scenario === undefined) return 0;
  const ids = await rentingUnder(tx, contract, scenario);
  if (!isNow && ids.length > 0) throw new Refusal("contract_in_use", { accounts: ids.length });
  for (const id of ids) await stopRental(tx, scope, { id, scenario });
  return ids.length;
}

/**
 * The accounts that rent something and would have no other contract of the kind. They are locked first and looked at
 * then: whoever charged one of them meanwhile may have made a new version of what it rents.
 */
async function rentingUnder(
  tx: Transaction,
  { id, kind, organization }: ContractRecord,
  scenario: "all" | "cloud",
): Promise<string[]> {
  await tx.$queryRaw`SELECT FROM accounts a WHERE ${organization.id}::uuid IN (a.customer_id, a.partner_id)
    AND a.rented ORDER BY a.id FOR UPDATE`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM accounts a
    WHERE ${organization.id}::uuid IN (a.customer_id, a.partner_id) AND a.rented
      AND EXISTS (SELECT FROM configuration_lines l JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
        WHERE l.account_id = a.id AND l.version = a.configuration_version AND (${scenario} = 'all' OR x.scenario = 'cloud'))
      AND NOT EXISTS (SELECT FROM contracts o WHERE o.organization_id IN (a.customer_id, a.partner_id)
        AND o.kind = ${kind} AND o.id <> ${id}::uuid AND o.state = 'approved' AND o.starts_at <= portal_now())
    ORDER BY a.id`;
  return rows.map((row) => row.id);
}

async function stopRental(
  tx: Transaction,
  scope: Scope,
  { id, scenario }: Readonly<{ id: string; scenario: "all" | "cloud" }>,
): Promise<void> {
  const account = await requireAccount(scope, id, tx);
  const renting = account.pbxs.filter(({ lines }) => lines.length > 0);
  const ended = renting
    .filter((pbx) => scenario === "all" || pbx.scenario === "cloud")
    .map(({ serial }) => serial);
  const now = laterOf(account.now, account.facts.settledAt);
  const posting = endRental(account.facts, { pbxs: account.pbxs, ended }, now);
  await storeConfiguration(tx, scope, { account, posting, touched: ended, priceListId: account.priceListId });
}
