import { z } from "zod";
import { LOCALES } from "@/lib/domain/display/locale";
import { PAPER_KINDS } from "@/lib/domain/invoices/invoice-number";
import { VAT_CATEGORIES } from "@/lib/domain/invoices/vat";
import { partyAnswer } from "@/lib/features/billing/schema";
import { momentText } from "@/lib/features/fields/schema";

export const INVOICES_PER_PAGE = 50;

/** Which invoices and credit notes are wanted. */
export const invoiceListSchema = z.object({
  search: z
    .string()
    .trim()
    .max(120)
    .default("")
    .meta({ description: "A part of the number, or of the partner's or the account's name." }),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type InvoiceListInput = z.infer<typeof invoiceListSchema>;

const reason = z.string().trim().min(1).max(300);
const reference = z.string().min(1).max(255).optional();

/** Why an invoice is taken back: it stands on the credit note. */
export const cancelInvoiceSchema = z.strictObject({ reason });
/** The form *Take back*. */
export const cancelInvoiceFormSchema = z.object({ invoiceId: z.uuid(), reason, reference });

const euroText = z
  .string()
  .regex(/^\d+\.\d\d$/)
  .meta({ description: "Euros as decimal text.", examples: ["120.00"] });

/** Whom an invoice concerns and what it comes to, as it is answered. */
export const invoiceAnswerSchema = z.object({
  id: z.uuid(),
  kind: z.enum(PAPER_KINDS),
  number: z.string(),
  issuedAt: momentText,
  partner: z.object({ id: z.uuid(), name: z.string() }),
  account: z.object({ id: z.uuid(), name: z.string() }),
  reloadId: z.uuid(),
  net: euroText,
  vat: euroText,
  gross: euroText,
  originalId: z.uuid().nullable().meta({ description: "Of a credit note: the invoice it takes back." }),
  creditNoteId: z
    .uuid()
    .nullable()
    .meta({ description: "Of an invoice: the credit note that takes it back." }),
  reason: z.string(),
});
export type InvoiceAnswer = z.infer<typeof invoiceAnswerSchema>;

/** An invoice or a credit note with all that stands on it. */
export const invoicePaperSchema = z.object({
  kind: z.enum(PAPER_KINDS),
  number: z.string(),
  issueDate: z.iso.date(),
  dueDate: z.iso.date(),
  deliveryDate: z.iso.date(),
  locale: z.enum(LOCALES),
  seller: z.object({ ...partyAnswer, contactName: z.string(), iban: z.string() }),
  buyer: z.object(partyAnswer),
  accountName: z.string(),
  customerName: z.string(),
  quantity: z.string().meta({ description: "Whole iSC." }),
  price: euroText,
  vat: z.object({
    category: z.enum(VAT_CATEGORIES),
    rateHundredths: z.int().meta({ description: "Hundredths of a percent: 1900 is 19 %." }),
  }),
  net: euroText,
  vatAmount: euroText,
  gross: euroText,
  original: z.object({ number: z.string(), issueDate: z.iso.date(), reason: z.string() }).nullable(),
});
