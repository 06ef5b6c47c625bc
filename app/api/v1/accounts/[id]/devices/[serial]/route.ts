import { removeRentalDevice } from "@/app/api/v1/accounts/[id]/devices/[serial]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(removeRentalDevice);
