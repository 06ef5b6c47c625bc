import { cancelInvoice } from "@/app/api/v1/invoices/[invoiceId]/credit-note/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(cancelInvoice);
