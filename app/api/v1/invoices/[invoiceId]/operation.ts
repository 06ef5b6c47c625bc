import { z } from "zod";
import { INVOICE_EXAMPLE, invoicePath } from "@/app/api/v1/invoices/invoice-example";
import { invoiceAnswer, requireInvoice, requireInvoiceFile } from "@/lib/features/invoices/data";
import { invoiceAnswerSchema } from "@/lib/features/invoices/schema";
import { fileAnswer, MADE_TYPES } from "@/lib/platform/api/made-file";
import { operation } from "@/lib/platform/api/operation";

/** Shows an invoice or a credit note, or one of its files. */
export const getInvoice = operation({
  id: "getInvoice",
  method: "GET",
  path: "/api/v1/invoices/{invoiceId}",
  tag: "Reloads",
  summary: "Read an invoice",
  description:
    "`format=pdf` and `format=xml` answer the files it was issued with, to the byte; the XML is EN 16931 in the syntax of UN/CEFACT (CII).",
  params: invoicePath,
  query: z.strictObject({ format: z.enum(["json", "pdf", "xml"]).default("json") }),
  answer: {
    status: 200,
    description: "The invoice.",
    content: { name: "Invoice", schema: invoiceAnswerSchema, example: INVOICE_EXAMPLE },
    others: {
      [MADE_TYPES.pdf]: { description: "The invoice on A4.", example: "%PDF-1.3 …" },
      [MADE_TYPES.xml]: { description: "The e-invoice.", example: "<rsm:CrossIndustryInvoice …" },
    },
  },
  refusals: ["invoice_not_found"],
  handle: async ({ scope, params: { invoiceId }, query: { format } }) => {
    if (format === "json")
      return { status: 200, json: invoiceAnswer(await requireInvoice(scope, invoiceId)) };
    const { number, bytes } = await requireInvoiceFile(scope, invoiceId, format);
    return fileAnswer({ bytes, name: `${number}.${format}`, type: format });
  },
});
