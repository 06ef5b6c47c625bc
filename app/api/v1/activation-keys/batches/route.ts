import { issueActivationKeyBatch } from "@/app/api/v1/activation-keys/batches/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(issueActivationKeyBatch);
