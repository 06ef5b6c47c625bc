import { requireActive } from "@/lib/domain/licenses/license-key";
import { Refusal } from "@/lib/domain/refusal";
import { lockLicenseKeys } from "@/lib/features/license-keys/data";
import type { RevocationInput, RevokedLicenseKey } from "@/lib/features/license-revocations/schema";
import { appendMovements } from "@/lib/features/movements/mutations";
import { releaseToLots } from "@/lib/features/project-lots/mutations";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type Revocation = RevocationInput & Readonly<{ licenseKeyId: string }>;

/**
 * Revokes a license key, whoever's it is: its pieces return to the balance they came from, a pre-assigned hardware
 * license is gone. The row stays, marked with the reason (docs/rules.md, 2). Vendor staff with `licenses` only; refuses
 * a key that does not exist or has ended.
 */
export function revokeLicenseKey(
  scope: Scope,
  revocation: Revocation,
  reference?: string,
): Promise<RevokedLicenseKey> {
  requireVendor(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { revoke: revocation } };
  return inTransaction((tx) => once(tx, asked, () => revoked(tx, scope, revocation)));
}

async function revoked(
  tx: Transaction,
  scope: Scope,
  { licenseKeyId, reason }: Revocation,
): Promise<RevokedLicenseKey> {
  const [key] = await lockLicenseKeys(tx, { id: licenseKeyId });
  if (!key) throw new Refusal("license_key_not_found");
  requireActive(key);
  const at = await portalNow(tx);
  const returnedToBalance = (await tx.lotAllocation.count({ where: { licenseKeyId: key.id } })) > 0;
  await releaseToLots(tx, { licenseKeyId: key.id }, at);
  await tx.licenseKey.update({
    where: { id: key.id },
    data: { state: "revoked", endedAt: at, endedBy: scope.userId, endReason: reason },
  });
  const movement = {
    kind: "license_revoked",
    articleNumber: key.article.number,
    amount: BigInt(key.quantity),
    fromPlace: "device" as const,
    toPlace: returnedToBalance ? ("project" as const) : ("revoked" as const),
    projectId: key.projectId,
    licenseKeyId: key.id,
    reason,
  };
  await appendMovements(tx, { scope, at }, [movement]);
  return {
    id: key.id,
    licenseKey: key.keyContent,
    serial: key.serial,
    article: key.article.number,
    quantity: key.quantity,
    returnedToBalance,
  };
}
