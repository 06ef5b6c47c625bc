import { notFound } from "next/navigation";
import { isRefusal } from "@/lib/domain/refusal";
import { requireInvoiceFile } from "@/lib/features/invoices/data";
import { requireScope } from "@/lib/platform/access/session-gate";

type Context = RouteContext<"/invoices/[id]/xml">;

/** An invoice as XML, for its partner and for the vendor, to the byte as it was issued. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const file = await requireInvoiceFile(await requireScope(), id, "xml").catch((error: unknown) => {
    if (isRefusal(error) && error.code === "invoice_not_found") return notFound();
    throw error;
  });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": "application/xml",
      "content-disposition": `attachment; filename="${file.number}.xml"`,
      "cache-control": "no-store",
    },
  });
}
