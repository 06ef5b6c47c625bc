import { withdrawEnrollmentCode } from "@/app/api/v1/enrollment-codes/[id]/withdrawal/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(withdrawEnrollmentCode);
