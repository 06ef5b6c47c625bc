import { listAuditEntries } from "@/app/api/v1/audit-entries/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listAuditEntries);
