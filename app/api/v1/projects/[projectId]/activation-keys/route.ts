import { addKeys } from "@/app/api/v1/projects/[projectId]/activation-keys/add-keys";
import { listAddedKeys } from "@/app/api/v1/projects/[projectId]/activation-keys/list-added-keys";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listAddedKeys, addKeys);
