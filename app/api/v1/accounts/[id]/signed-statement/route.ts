import { getSignedStatement } from "@/app/api/v1/accounts/[id]/signed-statement/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getSignedStatement);
