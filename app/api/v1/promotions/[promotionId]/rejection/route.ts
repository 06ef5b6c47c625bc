import { rejectPromotion } from "@/app/api/v1/promotions/[promotionId]/rejection/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(rejectPromotion);
