import { endPromotion } from "@/app/api/v1/promotions/[promotionId]/end/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(endPromotion);
