import { removePbx } from "@/app/api/v1/accounts/[id]/pbxs/[serial]/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(removePbx);
