import { acknowledgeDeviceAlarm } from "@/app/api/v1/device-alarms/[id]/acknowledgement/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(acknowledgeDeviceAlarm);
