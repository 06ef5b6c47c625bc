import { z } from "zod";

/** An invoice, for the document. */
export const INVOICE_EXAMPLE = {
  id: "01990b5a-7c00-7000-8000-000000000031",
  kind: "invoice" as const,
  number: "INV-2026-000042",
  issuedAt: "2026-11-22T03:10:02Z",
  partner: { id: "01990b5a-7c00-7000-8000-000000000002", name: "Muster Telefonie" },
  account: { id: "01990b5a-7c00-7000-8000-000000000003", name: "muster.example" },
  reloadId: "01990b5a-7c00-7000-8000-000000000030",
  net: "120.00",
  vat: "22.80",
  gross: "142.80",
  originalId: null,
  creditNoteId: null,
  reason: "",
};

/** The invoice a path names. Whether there is one is found out where it is read. */
export const invoicePath = z.strictObject({
  invoiceId: z.string().meta({ description: "The invoice's id." }),
});
