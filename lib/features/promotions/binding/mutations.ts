import { promotedSystem } from "@/lib/domain/promotions/promotion";
import type { Transaction } from "@/lib/platform/db/transaction";

type System = Readonly<{ serial: string; name: string; freeUntil: bigint | null }>;

/**
 * Makes the system free that an approved promotion of the account names, where one has exactly that name and none is
 * free yet: after the approval, and after a PBX was added. Answers its serial, or null.
 */
export async function bindPromotion(tx: Transaction, accountId: string): Promise<string | null> {
  const [promotion] = await tx.$queryRaw<{ system_name: string; ends_at: bigint }[]>`
    SELECT system_name, ends_at FROM partner_promotions
    WHERE account_id = ${accountId}::uuid AND state = 'approved' AND ends_at > portal_now()`;
  if (!promotion) return null;
  const pbxs: System[] = await tx.pbx.findMany({
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
