import { declineTransfer } from "@/app/api/v1/transfers/[transferId]/decline/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(declineTransfer);
