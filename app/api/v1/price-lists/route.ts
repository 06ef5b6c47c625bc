import { listPriceLists } from "@/app/api/v1/price-lists/list-price-lists";
import { publishPriceList } from "@/app/api/v1/price-lists/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listPriceLists, publishPriceList);
