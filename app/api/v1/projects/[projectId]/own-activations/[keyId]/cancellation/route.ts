import { cancelOwn } from "@/app/api/v1/projects/[projectId]/own-activations/[keyId]/cancellation/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(cancelOwn);
