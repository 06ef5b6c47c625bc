import { listEnrollmentCodes } from "@/app/api/v1/enrollment-codes/list-codes";
import { createEnrollmentCode } from "@/app/api/v1/enrollment-codes/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(
  listEnrollmentCodes,
  createEnrollmentCode,
);
