import { claimHardware } from "@/app/api/v1/projects/[projectId]/hardware-licenses/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(claimHardware);
