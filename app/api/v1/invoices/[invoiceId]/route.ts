import { getInvoice } from "@/app/api/v1/invoices/[invoiceId]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getInvoice);
