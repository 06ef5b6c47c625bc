import { revokeLicenseKey } from "@/app/api/v1/license-keys/[id]/revocation/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(revokeLicenseKey);
