import { invoiceFile } from "../_files/invoice-file";

/** An invoice as XML, to the byte as it was issued. */
export const GET = async (
  _request: Request,
  { params }: RouteContext<"/invoices/[id]/xml">,
): Promise<Response> => invoiceFile((await params).id, "xml");
