import { isInEuropeanUnion } from "@/lib/domain/invoices/countries";
import type { Party, Seller } from "@/lib/domain/invoices/party";

/**
 * How VAT is charged, by the codes of EN 16931: standard rate, reverse charge within the European Union, not subject to
 * VAT. A service to a company is supplied where that company is (Directive 2006/112/EC, Article 44), so outside the
 * Union it is not subject to the seller's VAT at all; G would be an export of goods.
 */
export const VAT_CATEGORIES = ["S", "AE", "O"] as const;
export type VatCategory = (typeof VAT_CATEGORIES)[number];

/** A category with its rate in hundredths of a percent: 1900 is 19 %. */
export type Vat = Readonly<{ category: VatCategory; rateHundredths: number }>;

/**
 * The VAT a seller charges a company. In its own country the standard rate; in another one of the European Union none,
 * because the receiver owes it, which only works with a VAT id on both sides; elsewhere none. Null where a VAT id is
 * missing for that.
 */
export function decideVat(
  seller: Pick<Seller, "country" | "vatId" | "vatRateHundredths">,
  buyer: Pick<Party, "country" | "vatId">,
): Vat | null {
  if (buyer.country === seller.country) return { category: "S", rateHundredths: seller.vatRateHundredths };
  if (!isInEuropeanUnion(buyer.country) || !isInEuropeanUnion(seller.country))
    return { category: "O", rateHundredths: 0 };
  return seller.vatId !== "" && buyer.vatId !== "" ? { category: "AE", rateHundredths: 0 } : null;
}
