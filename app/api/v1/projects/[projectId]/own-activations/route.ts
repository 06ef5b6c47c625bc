import { createOwn } from "@/app/api/v1/projects/[projectId]/own-activations/create-own";
import { listOwn } from "@/app/api/v1/projects/[projectId]/own-activations/list-own";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listOwn, createOwn);
