import { notFound } from "next/navigation";
import { cache } from "react";
import { isRefusal } from "@/lib/domain/refusal";
import { type ListedProject, listProjects, type Project, requireProject } from "@/lib/features/projects/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** A project of the person asking, once for each request; a page that does not exist for everybody else. */
export const loadProject = cache(async (id: string): Promise<Project> => {
  const scope = await requireScope();
  return requireProject(scope, id).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "project_not_found") return notFound();
    throw error;
  });
});

/** The projects the person asking may see, by name. */
export const loadProjects = cache(async (): Promise<ListedProject[]> => listProjects(await requireScope()));

/** Whether the person asking may make and name projects: with `licenses`, and not limited to some. */
export async function loadMayChangeProjects(): Promise<boolean> {
  const { permissions, limitedTo } = await requireScope();
  return permissions.has("licenses") && limitedTo === undefined;
}
