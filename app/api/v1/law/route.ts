import { getLaw } from "@/app/api/v1/law/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getLaw);
