import {
  listProvisioningCodes,
  makeProvisioningCode,
} from "@/app/api/v1/accounts/[id]/provisioning-codes/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(
  listProvisioningCodes,
  makeProvisioningCode,
);
