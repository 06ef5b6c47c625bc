import { getPriceEffect } from "@/app/api/v1/price-lists/[priceListId]/effects/[accountId]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getPriceEffect);
