import { notFound } from "next/navigation";
import { isRefusal } from "@/lib/domain/refusal";
import { requireInvoiceFile } from "@/lib/features/invoices/data";
import { requireScope } from "@/lib/platform/access/session-gate";

const TYPES = { pdf: "application/pdf", xml: "application/xml" } as const;

/** A file of an invoice, for its partner and for the vendor, to the byte as it was issued. */
export async function invoiceFile(id: string, format: keyof typeof TYPES): Promise<Response> {
  const file = await requireInvoiceFile(await requireScope(), id, format).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "invoice_not_found") return notFound();
    throw error;
  });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${file.number}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
