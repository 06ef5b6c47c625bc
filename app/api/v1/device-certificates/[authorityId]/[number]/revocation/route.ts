import { revokeDeviceCertificate } from "@/app/api/v1/device-certificates/[authorityId]/[number]/revocation/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(revokeDeviceCertificate);
