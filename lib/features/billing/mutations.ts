import { formatInstant, type Instant } from "@/lib/domain/instant";
import { formatEuro } from "@/lib/domain/invoices/euro";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import type { BillingAddressInput, IscPriceInput, SellerInput } from "@/lib/features/billing/schema";
import { requirePartner, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** How far before now a valid-from may lie and still mean now: the time a request takes. */
const GRACE_SECONDS = 60n;

/** Says where a partner's invoices go from now on. Partner staff with `contracts`; earlier invoices stay as they are. */
export async function setBillingAddress(scope: Scope, address: BillingAddressInput): Promise<void> {
  requirePartner(scope, "contracts");
  await inTransaction(async (tx) => {
    await storeProfile(tx, scope, address);
    await writeAudit(tx, scope, {
      action: "billing.address",
      subject: address.companyName,
      details: address,
    });
  });
}

/** Says who invoices from now on. Vendor staff with `contracts`; earlier invoices stay as they are. */
export async function setSeller(scope: Scope, { vatRate, ...seller }: SellerInput): Promise<void> {
  requireVendor(scope, "contracts");
  await inTransaction(async (tx) => {
    await storeProfile(tx, scope, { ...seller, vatRateHundredths: vatRate });
    const details = { ...seller, vatRateHundredths: vatRate };
    await writeAudit(tx, scope, { action: "billing.seller", subject: seller.companyName, details });
  });
}

/** The answer: the new price's id, and when it begins. */
export type NewIscPrice = Readonly<{ id: string; price: string; validFrom: string }>;

/**
 * Sets what one iSC costs from a second on. Vendor staff with `contracts`. Refuses a second in the past, because what
 * was charged then was invoiced at another price, and one that has a price already.
 */
export function setIscPrice(scope: Scope, input: IscPriceInput, reference?: string): Promise<NewIscPrice> {
  requireVendor(scope, "contracts");
  const subject = { subjectId: scope.organizationId, reference, input: { setIscPrice: input } };
  return inTransaction((tx) =>
    once(tx, subject, async () => {
      const now = await portalNow(tx);
      const validFrom = requireNotPast(input.validFrom, now);
      const [created] = await tx.iscPrice.createManyAndReturn({
        data: [{ validFrom, euroCents: input.price, createdBy: scope.userId, createdAt: now }],
        skipDuplicates: true,
      });
      if (!created) throw new Refusal("valid_from_taken", { validFrom: formatInstant(validFrom) });
      const price = formatEuro(input.price);
      const details = { price, validFrom: formatInstant(validFrom) };
      await writeAudit(tx, scope, { action: "billing.price", subject: price, details });
      return { id: created.id, ...details };
    }),
  );
}

function requireNotPast(wanted: Instant | undefined, now: Instant): Instant {
  if (wanted === undefined) return now;
  if (wanted < now - GRACE_SECONDS)
    throw new Refusal("valid_from_in_past", { validFrom: formatInstant(wanted), now: formatInstant(now) });
  return wanted > now ? wanted : now;
}

type Profile = BillingAddressInput | (Omit<SellerInput, "vatRate"> & Readonly<{ vatRateHundredths: number }>);

async function storeProfile(tx: Transaction, scope: Scope, profile: Profile): Promise<void> {
  const { organizationId, userId } = scope;
  const row = { ...profile, updatedAt: await portalNow(tx), updatedBy: userId };
  await tx.billingProfile.upsert({
    where: { organizationId },
    create: { organizationId, ...row },
    update: row,
  });
}
