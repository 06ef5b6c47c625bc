import { listDeviceAlarms } from "@/app/api/v1/device-alarms/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listDeviceAlarms);
