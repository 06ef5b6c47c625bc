import { INVOICE_EXAMPLE, invoicePath } from "@/app/api/v1/invoices/invoice-example";
import { cancelInvoice as cancel } from "@/lib/features/invoices/mutations";
import { cancelInvoiceSchema, invoiceAnswerSchema } from "@/lib/features/invoices/schema";
import { operation } from "@/lib/platform/api/operation";

/** Takes an invoice back. */
export const cancelInvoice = operation({
  id: "cancelInvoice",
  method: "POST",
  path: "/api/v1/invoices/{invoiceId}/credit-note",
  tag: "Reloads",
  summary: "Take an invoice back",
  description:
    "For vendor staff with the permission `contracts`. Issues a credit note over the whole amount and mails it. The iSC stay in the account: they are never refunded or moved.",
  params: invoicePath,
  body: {
    name: "CreditNoteReason",
    schema: cancelInvoiceSchema,
    example: { reason: "Charged to the wrong account." },
  },
  answer: {
    status: 201,
    description: "The credit note.",
    content: {
      name: "Invoice",
      schema: invoiceAnswerSchema,
      example: {
        ...INVOICE_EXAMPLE,
        id: "01990b5a-7c00-7000-8000-000000000032",
        kind: "credit_note",
        number: "CN-2026-000003",
        originalId: INVOICE_EXAMPLE.id,
        reason: "Charged to the wrong account.",
      },
    },
  },
  refusals: ["invoice_not_found", "invoice_cancelled", "credit_note_final", "organization_kind_wrong"],
  handle: async ({ scope, params, body, reference }) => {
    const json = await cancel(scope, { ...params, ...body }, reference);
    return { status: 201, json, headers: { location: `/api/v1/invoices/${json.id}` } };
  },
});
