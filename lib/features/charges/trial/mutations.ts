import type { Ticks } from "@/lib/domain/money/units";
import { requireAccount } from "@/lib/features/accounts/data";
import { type ChargePreview, previewed } from "@/lib/features/charges/mutations";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { tryOut } from "@/lib/platform/db/transaction";
import { drawActivationKey } from "@/lib/platform/draw-key";
import { hashOfKey } from "@/lib/platform/key-hash";

/** How much would be charged, on which account. */
export type ChargeTrial = Readonly<{ accountId: string; amount: Ticks }>;

/**
 * What a charge of so many iSC would do, without a key: one of that value is made, charged as any other and rolled
 * back with the charge. Needs `view`, because nothing is ever written. Refuses what a charge would be refused.
 */
export function tryCharge(scope: Scope, { accountId, amount }: ChargeTrial): Promise<ChargePreview> {
  requirePermission(scope, "view");
  return tryOut(async (tx) => {
    const { id, now } = await requireAccount(scope, accountId, tx);
    const activationKey = drawActivationKey();
    await tx.activationKey.create({
      data: {
        keyHash: hashOfKey(activationKey),
        lastGroup: activationKey.lastGroup,
        amountTicks: amount,
        organizationId: scope.organizationId,
        issuedAt: now,
      },
    });
    return previewed(tx, scope, { accountId: id, activationKey });
  });
}
