import { returnLicenses } from "@/app/api/v1/projects/[projectId]/license-returns/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(returnLicenses);
