import { invoiceFile } from "../_files/invoice-file";

/** An invoice as PDF, to the byte as it was issued. */
export const GET = async (
  _request: Request,
  { params }: RouteContext<"/invoices/[id]/pdf">,
): Promise<Response> => invoiceFile((await params).id, "pdf");
