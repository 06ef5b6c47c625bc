import { listOrganizations } from "@/app/api/v1/organizations/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listOrganizations);
