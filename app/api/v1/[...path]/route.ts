import { routeOf } from "@/lib/platform/api/route";

/** What is no route of the API is answered with a problem document, not with a page. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf();
