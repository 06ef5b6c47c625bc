import { getSeller, setSeller } from "@/app/api/v1/billing/seller/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getSeller, setSeller);
