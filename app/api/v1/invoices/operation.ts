import { z } from "zod";
import { INVOICE_EXAMPLE } from "@/app/api/v1/invoices/invoice-example";
import { invoiceAnswer, listInvoices as list } from "@/lib/features/invoices/data";
import { invoiceAnswerSchema, invoiceListSchema } from "@/lib/features/invoices/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists invoices and credit notes. */
export const listInvoices = operation({
  id: "listInvoices",
  method: "GET",
  path: "/api/v1/invoices",
  tag: "Reloads",
  summary: "List invoices",
  description:
    "A partner's invoices and credit notes, the newest first, 50 a page; the vendor gets everybody's, customers have none.",
  query: invoiceListSchema.strict(),
  answer: {
    status: 200,
    description: "A page of invoices, and how many there are.",
    content: {
      name: "Invoices",
      schema: z.object({ invoices: z.array(invoiceAnswerSchema), total: z.int(), page: z.int() }),
      example: { invoices: [INVOICE_EXAMPLE], total: 1, page: 1 },
    },
  },
  refusals: [],
  handle: async ({ scope, query }) => {
    const { invoices, total } = await list(scope, query);
    return { status: 200, json: { invoices: invoices.map(invoiceAnswer), total, page: query.page } };
  },
});
