import { addPbx } from "@/app/api/v1/accounts/[id]/pbxs/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(addPbx);
