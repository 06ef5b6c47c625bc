import { DEFAULT_LOCALE, isLocale } from "@/lib/domain/display/locale";
import { instant, type Instant } from "@/lib/domain/instant";
import { type EuroCents, euroCents } from "@/lib/domain/invoices/euro";
import type { Buyer, Party, Seller } from "@/lib/domain/invoices/party";
import { decideVat } from "@/lib/domain/invoices/vat";
import type { Billing } from "@/lib/domain/reloads/may-reload";
import { requirePermission, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** A price of one iSC, without VAT, from a second on. */
export type IscPrice = Readonly<{ id: string; price: EuroCents; validFrom: Instant }>;

/** The billing address of one's own organization, or null before there is one. Needs `view`. */
export function getOwnBuyer(scope: Scope): Promise<Buyer | null> {
  requirePermission(scope, "view");
  return findBuyer(scope.organizationId);
}

/** The seller on every invoice, or null before there is one. Vendor staff only. */
export function getSeller(scope: Scope): Promise<Seller | null> {
  requireVendor(scope, "view");
  return findSeller();
}

/** The prices of one iSC, the latest first, those still to come among them. Vendor staff only. */
export async function listIscPrices(scope: Scope): Promise<IscPrice[]> {
  requireVendor(scope, "view");
  const rows = await db.iscPrice.findMany({ orderBy: { validFrom: "desc" }, take: 100 });
  return rows.map(({ id, euroCents: price, validFrom }) => ({
    id,
    price: euroCents(price),
    validFrom: instant(validFrom),
  }));
}

/** Where an organization's invoices go, or null. For the portal's own work. */
export async function findBuyer(organizationId: string, tx: Transaction = db): Promise<Buyer | null> {
  const row = await tx.billingProfile.findUnique({ where: { organizationId } });
  return row && { ...partyOf(row), locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE };
}

/** Who invoices, or null until the vendor has said so whole. For the portal's own work. */
export async function findSeller(tx: Transaction = db): Promise<Seller | null> {
  const row = await tx.billingProfile.findFirst({ where: { organization: { kind: "vendor" } } });
  if (!row || row.vatRateHundredths === null || row.paymentDays === null) return null;
  const { contactName, iban, vatRateHundredths, paymentDays } = row;
  return { ...partyOf(row), contactName, iban, vatRateHundredths, paymentDays };
}

/** What one iSC costs at a second, or null before the first price. For the portal's own work. */
export async function findIscPrice(at: Instant, tx: Transaction = db): Promise<EuroCents | null> {
  const row = await tx.iscPrice.findFirst({
    where: { validFrom: { lte: at } },
    orderBy: { validFrom: "desc" },
  });
  return row && euroCents(row.euroCents);
}

/** What of an invoice to a partner there is at a second. For the portal's own work. */
export async function findBilling(partnerId: string, at: Instant, tx: Transaction = db): Promise<Billing> {
  const seller = await findSeller(tx);
  const buyer = await findBuyer(partnerId, tx);
  return {
    hasBuyer: buyer !== null,
    hasSeller: seller !== null,
    hasPrice: (await findIscPrice(at, tx)) !== null,
    hasVat: seller !== null && buyer !== null && decideVat(seller, buyer) !== null,
  };
}

function partyOf({ companyName, street, postalCode, city, country, vatId, email }: Party): Party {
  return { companyName, street, postalCode, city, country, vatId, email };
}
