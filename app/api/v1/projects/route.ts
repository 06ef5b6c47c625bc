import { createProject, listProjects } from "@/app/api/v1/projects/operation";
import { routeOf } from "@/lib/platform/api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routeOf(listProjects, createProject);
