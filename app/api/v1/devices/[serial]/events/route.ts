import { getDeviceEvents } from "@/app/api/v1/devices/[serial]/events/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getDeviceEvents);
