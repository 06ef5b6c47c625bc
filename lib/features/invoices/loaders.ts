import { notFound } from "next/navigation";
import { cache } from "react";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { isRefusal } from "@/lib/domain/refusal";
import {
  type InvoiceRecord,
  type InvoiceToRead,
  listInvoices,
  requireInvoice,
} from "@/lib/features/invoices/data";
import { type InvoiceListInput, invoiceListSchema } from "@/lib/features/invoices/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { requireScope } from "@/lib/platform/access/session-gate";
import { sensibleParams } from "@/lib/platform/sensible-params";

/** A page of invoices and credit notes, and how it was asked for. */
export type LoadedInvoices = Readonly<{
  invoices: InvoiceRecord[];
  total: number;
  list: InvoiceListInput;
  isVendor: boolean;
}>;

/** The invoices of the partner asking, or everybody's for vendor staff. A parameter that makes no sense is not given. */
export async function loadInvoices(searchParams: SearchParams): Promise<LoadedInvoices> {
  const scope = await requirePayer();
  const list = sensibleParams(invoiceListSchema, searchParams);
  const isVendor = scope.organizationKind === "vendor";
  return { ...(await listInvoices(scope, list)), list, isVendor };
}

/** An invoice, and whether the person asking can take it back. */
export type LoadedInvoice = InvoiceToRead & Readonly<{ mayCancel: boolean }>;

/** One invoice of the person asking. */
export const loadInvoice = cache(async (id: string): Promise<LoadedInvoice> => {
  const scope = await requirePayer();
  const invoice = await requireInvoice(scope, id).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "invoice_not_found") return notFound();
    throw error;
  });
  const mayCancel =
    scope.organizationKind === "vendor" &&
    scope.permissions.has("contracts") &&
    invoice.kind === "invoice" &&
    invoice.creditNote === null;
  return { ...invoice, mayCancel };
});

/** Customers are not invoiced: for them there is no such page. */
async function requirePayer(): Promise<Scope> {
  const scope = await requireScope();
  if (scope.organizationKind === "customer" || scope.limitedTo) notFound();
  return scope;
}
