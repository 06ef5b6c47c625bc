import { listHardwareLicenses } from "@/lib/features/hardware-licenses/data";
import { loadProject } from "@/lib/features/projects/loaders";
import { requireScope } from "@/lib/platform/access/session-gate";

/** How many are shown; more are found in the list of license keys. */
const MOST_SHOWN = 200;

/** The hardware licenses that were claimed in a project of the person asking. */
export async function loadHardwareLicenses(projectId: string) {
  const [scope, project] = await Promise.all([requireScope(), loadProject(projectId)]);
  const licenses = await listHardwareLicenses(project.id, MOST_SHOWN);
  return { licenses, mayWrite: scope.permissions.has("licenses") };
}
