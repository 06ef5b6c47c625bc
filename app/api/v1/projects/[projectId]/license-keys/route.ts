import { bindLicenseKeys } from "@/app/api/v1/projects/[projectId]/license-keys/bind-license-keys";
import { listLicenseKeys } from "@/app/api/v1/projects/[projectId]/license-keys/list-license-keys";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listLicenseKeys, bindLicenseKeys);
