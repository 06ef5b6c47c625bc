import { listRentalOrders, orderRentalDevices } from "@/app/api/v1/rental-orders/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listRentalOrders, orderRentalDevices);
