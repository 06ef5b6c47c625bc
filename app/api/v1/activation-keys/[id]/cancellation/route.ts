import { cancelActivationKey } from "@/app/api/v1/activation-keys/[id]/cancellation/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(cancelActivationKey);
