import { getWeekendDowngrades } from "@/app/api/v1/weekend-downgrades/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getWeekendDowngrades);
