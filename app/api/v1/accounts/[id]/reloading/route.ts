import { getReloading, setReloading } from "@/app/api/v1/accounts/[id]/reloading/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(getReloading, setReloading);
