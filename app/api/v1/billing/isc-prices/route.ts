import { listIscPrices, setIscPrice } from "@/app/api/v1/billing/isc-prices/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listIscPrices, setIscPrice);
