import { draftContract, listContracts } from "@/app/api/v1/contracts/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listContracts, draftContract);
