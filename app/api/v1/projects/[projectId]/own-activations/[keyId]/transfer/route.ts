import { offerTransfer } from "@/app/api/v1/projects/[projectId]/own-activations/[keyId]/transfer/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(offerTransfer);
