import { adoptConfiguration } from "@/lib/domain/accounts/adopt-configuration";
import { laterOf } from "@/lib/domain/instant";
import { cents } from "@/lib/domain/money/units";
import { promotedSystem } from "@/lib/domain/promotions/promotion";
import { Refusal } from "@/lib/domain/refusal";
import { requireAccount } from "@/lib/features/accounts/data";
import { storeConfiguration } from "@/lib/features/configurations/versions/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import type { Transaction } from "@/lib/platform/db/transaction";

/**
 * Makes the system free that an approved promotion of the account names, where one has exactly that name and none is
 * free yet: after the approval, and after a PBX came or went. What it rents already costs nothing from this second on;
 * everything else keeps its prices. Refuses to book on a parked account. Its row must be locked by the caller.
 */
export async function applyPromotion(tx: Transaction, scope: Scope, accountId: string): Promise<void> {
  const serial = await bindPromotion(tx, accountId);
  if (serial === null) return;
  const account = await requireAccount(scope, accountId, tx);
  const { facts, pbxs, priceListId, isParked } = account;
  if (!pbxs.some((pbx) => pbx.serial === serial && pbx.lines.length > 0)) return;
  if (isParked) throw new Refusal("account_parked");
  const configuration = pbxs.map((pbx) =>
    pbx.serial === serial ? { ...pbx, lines: pbx.lines.map((line) => ({ ...line, price: cents(0n) })) } : pbx,
  );
  const posting = adoptConfiguration(facts, configuration, laterOf(account.now, facts.settledAt));
  await storeConfiguration(tx, scope, { account, posting, touched: [serial], priceListId });
}

async function bindPromotion(tx: Transaction, accountId: string): Promise<string | null> {
  const [promotion] = await tx.$queryRaw<{ system_name: string; ends_at: bigint }[]>`
    SELECT system_name, ends_at FROM partner_promotions
    WHERE account_id = ${accountId}::uuid AND state = 'approved' AND ends_at > portal_now()`;
  if (!promotion) return null;
  const pbxs = await tx.pbx.findMany({
    where: { accountId, kind: "pbx", removedAt: null },
    select: { serial: true, name: true, freeUntil: true },
    orderBy: [{ createdAt: "asc" }, { serial: "asc" }],
  });
  const systems = pbxs.map(({ serial, name, freeUntil }) => ({ serial, name, isFree: freeUntil !== null }));
  const serial = promotedSystem(systems, promotion.system_name);
  if (serial === null) return null;
  const data = { freeUntil: promotion.ends_at };
  await tx.pbx.update({ where: { accountId_serial: { accountId, serial } }, data });
  return serial;
}
