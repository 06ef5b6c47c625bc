import { tryChargeWithoutKey } from "@/app/api/v1/accounts/[id]/charge-trial/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(tryChargeWithoutKey);
