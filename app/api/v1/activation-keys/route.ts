import { listActivationKeys } from "@/app/api/v1/activation-keys/list-keys";
import { issueActivationKeys } from "@/app/api/v1/activation-keys/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(
  listActivationKeys,
  issueActivationKeys,
);
