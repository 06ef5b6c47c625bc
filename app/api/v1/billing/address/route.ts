import { getBillingAddress, setBillingAddress } from "@/app/api/v1/billing/address/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getBillingAddress, setBillingAddress);
