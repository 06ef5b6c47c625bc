import { includeLicenses } from "@/app/api/v1/articles/[number]/included-licenses/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(includeLicenses);
