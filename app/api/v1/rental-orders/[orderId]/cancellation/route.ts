import { cancelRentalOrder } from "@/app/api/v1/rental-orders/[orderId]/cancellation/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(cancelRentalOrder);
