import { getProjectBalance } from "@/app/api/v1/projects/[projectId]/balance/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getProjectBalance);
