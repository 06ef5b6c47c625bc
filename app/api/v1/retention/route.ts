import { getRetention, setRetention } from "@/app/api/v1/retention/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getRetention, setRetention);
