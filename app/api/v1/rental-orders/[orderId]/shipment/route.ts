import { shipRentalOrder } from "@/app/api/v1/rental-orders/[orderId]/shipment/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(shipRentalOrder);
