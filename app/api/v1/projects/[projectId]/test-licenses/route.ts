import { createTestLicense } from "@/app/api/v1/projects/[projectId]/test-licenses/create-test-license";
import { listTestLicenses } from "@/app/api/v1/projects/[projectId]/test-licenses/list-test-licenses";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listTestLicenses, createTestLicense);
