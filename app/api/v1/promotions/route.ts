import { listPromotions, requestPromotion } from "@/app/api/v1/promotions/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listPromotions, requestPromotion);
