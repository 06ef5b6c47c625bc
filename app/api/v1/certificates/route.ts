import { printCertificates } from "@/app/api/v1/certificates/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(printCertificates);
