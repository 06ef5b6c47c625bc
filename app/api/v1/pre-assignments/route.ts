import { listPreAssignments } from "@/app/api/v1/pre-assignments/operation";
import { preassignHardware } from "@/app/api/v1/pre-assignments/preassign";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(
  listPreAssignments,
  preassignHardware,
);
