import { getPriceList } from "@/app/api/v1/price-lists/[priceListId]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getPriceList);
