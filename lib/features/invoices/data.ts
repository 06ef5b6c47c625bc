import { formatInstant, instant, type Instant } from "@/lib/domain/instant";
import { type EuroCents, euroCents, formatEuro } from "@/lib/domain/invoices/euro";
import type { PaperKind } from "@/lib/domain/invoices/invoice-number";
import type { InvoicePaper } from "@/lib/domain/invoices/paper";
import { Refusal } from "@/lib/domain/refusal";
import {
  type InvoiceAnswer,
  type InvoiceListInput,
  INVOICES_PER_PAGE,
  invoicePaperSchema,
} from "@/lib/features/invoices/schema";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";
import type { Transaction } from "@/lib/platform/db/transaction";

/** An invoice or a credit note as it stands in a list. */
export type InvoiceRecord = Readonly<{
  id: string;
  kind: PaperKind;
  number: string;
  partner: Readonly<{ id: string; name: string }>;
  account: Readonly<{ id: string; name: string }>;
  reloadId: string;
  issuedAt: Instant;
  net: EuroCents;
  vat: EuroCents;
  gross: EuroCents;
  original: Readonly<{ id: string; number: string }> | null;
  creditNote: Readonly<{ id: string; number: string }> | null;
  reason: string;
}>;

/** With all that stands on it. */
export type InvoiceToRead = InvoiceRecord & Readonly<{ paper: InvoicePaper }>;
/** The files an invoice was issued with. */
export type InvoiceFile = Readonly<{ number: string; bytes: Buffer }>;

/** The invoices one may see: a partner its own, the vendor all; customers have none. Needs `view`. */
function invoicesOf(scope: Scope): Prisma.InvoiceWhereInput {
  requirePermission(scope, "view");
  const { organizationKind, organizationId, limitedTo } = scope;
  if (organizationKind === "customer" || limitedTo) return { id: { in: [] } };
  return organizationKind === "vendor" ? {} : { partnerId: organizationId };
}

/** A page of invoices and credit notes, the newest first, with the count of all that match. */
export async function listInvoices(
  scope: Scope,
  { search, page }: InvoiceListInput,
): Promise<Readonly<{ invoices: InvoiceRecord[]; total: number }>> {
  const contains = containing(search);
  const found = search && {
    OR: [{ number: contains }, { partner: { name: contains } }, { account: { name: contains } }],
  };
  const where = { AND: [invoicesOf(scope), found || {}] };
  const [rows, total] = await Promise.all([
    db.invoice.findMany({
      where,
      select: FIELDS,
      orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * INVOICES_PER_PAGE,
      take: INVOICES_PER_PAGE,
    }),
    db.invoice.count({ where }),
  ]);
  return { invoices: rows.map(toInvoice), total };
}

/** One invoice with all that stands on it; what is not one's own is refused as `invoice_not_found`. */
export async function requireInvoice(scope: Scope, id: string, tx: Transaction = db): Promise<InvoiceToRead> {
  const row = UUID.test(id)
    ? await tx.invoice.findFirst({
        where: { AND: [invoicesOf(scope), { id }] },
        select: { ...FIELDS, paper: true },
      })
    : null;
  if (!row) throw new Refusal("invoice_not_found");
  return { ...toInvoice(row), paper: invoicePaperSchema.parse(row.paper) };
}

/** The PDF or the XML of an invoice, to the byte as it was issued. */
export async function requireInvoiceFile(
  scope: Scope,
  id: string,
  format: "pdf" | "xml",
): Promise<InvoiceFile> {
  const row = UUID.test(id)
    ? await db.invoice.findFirst({
        where: { AND: [invoicesOf(scope), { id }] },
        select: { number: true, pdf: format === "pdf", xml: format === "xml" },
      })
    : null;
  if (!row) throw new Refusal("invoice_not_found");
  return { number: row.number, bytes: Buffer.from(row[format]) };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NAMED = { select: { id: true, name: true } } as const;
const NUMBERED = { select: { id: true, number: true } } as const;
const FIELDS = {
  id: true,
  kind: true,
  number: true,
  partner: NAMED,
  account: NAMED,
  reloadId: true,
  issuedAt: true,
  netCents: true,
  vatCents: true,
  grossCents: true,
  original: NUMBERED,
  creditNote: NUMBERED,
  reason: true,
} as const;

type Row = Prisma.InvoiceGetPayload<{ select: typeof FIELDS }>;

const toInvoice = ({ netCents, vatCents, grossCents, issuedAt, kind, ...row }: Row): InvoiceRecord => ({
  id: row.id,
  kind: kind as PaperKind,
  number: row.number,
  partner: row.partner,
  account: row.account,
  reloadId: row.reloadId,
  issuedAt: instant(issuedAt),
  net: euroCents(netCents),
  vat: euroCents(vatCents),
  gross: euroCents(grossCents),
  original: row.original,
  creditNote: row.creditNote,
  reason: row.reason,
});

/** An invoice as programs are answered. */
export const invoiceAnswer = (invoice: InvoiceRecord): InvoiceAnswer => ({
  id: invoice.id,
  kind: invoice.kind,
  number: invoice.number,
  issuedAt: formatInstant(invoice.issuedAt),
  partner: invoice.partner,
  account: invoice.account,
  reloadId: invoice.reloadId,
  net: formatEuro(invoice.net),
  vat: formatEuro(invoice.vat),
  gross: formatEuro(invoice.gross),
  originalId: invoice.original?.id ?? null,
  creditNoteId: invoice.creditNote?.id ?? null,
  reason: invoice.reason,
});
