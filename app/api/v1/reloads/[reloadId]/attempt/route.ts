import { tryReloadAgain } from "@/app/api/v1/reloads/[reloadId]/attempt/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(tryReloadAgain);
