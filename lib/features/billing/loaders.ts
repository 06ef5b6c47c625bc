import { notFound } from "next/navigation";
import type { Buyer, Seller } from "@/lib/domain/invoices/party";
import { getOwnBuyer, getSeller, type IscPrice, listIscPrices } from "@/lib/features/billing/data";
import { requireScope, requireVendorStaff } from "@/lib/platform/access/session-gate";

/** The billing address of the person's own organization; there is one for partners only. */
export async function loadBillingAddress(): Promise<
  Readonly<{ buyer: Buyer | null; organizationName: string; mayWrite: boolean }>
> {
  const scope = await requireScope();
  if (scope.organizationKind !== "partner" || scope.limitedTo) notFound();
  const mayWrite = scope.permissions.has("contracts");
  return { buyer: await getOwnBuyer(scope), organizationName: scope.organizationName, mayWrite };
}

/** What the vendor's staff see of billing: the seller, and the prices of one iSC. */
export async function loadBilling(): Promise<
  Readonly<{ seller: Seller | null; prices: IscPrice[]; mayWrite: boolean }>
> {
  const scope = await requireVendorStaff();
  const [seller, prices] = await Promise.all([getSeller(scope), listIscPrices(scope)]);
  return { seller, prices, mayWrite: scope.permissions.has("contracts") };
}
