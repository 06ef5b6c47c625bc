import { getExplanation } from "@/app/api/v1/accounts/[id]/explanation/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getExplanation);
