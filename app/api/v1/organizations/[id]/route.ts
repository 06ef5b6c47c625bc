import { getOrganization } from "@/app/api/v1/organizations/[id]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getOrganization);
