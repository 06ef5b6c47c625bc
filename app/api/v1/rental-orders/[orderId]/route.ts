import { getRentalOrder } from "@/app/api/v1/rental-orders/[orderId]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getRentalOrder);
