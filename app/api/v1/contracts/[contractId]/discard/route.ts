import { discardContract } from "@/app/api/v1/contracts/[contractId]/discard/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(discardContract);
