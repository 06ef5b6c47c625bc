import type { SearchParams } from "@/lib/domain/display/search-params";
import { loadProject } from "@/lib/features/projects/loaders";
import { listTestLicenses } from "@/lib/features/test-licenses/data";
import { testLicensePageSchema } from "@/lib/features/test-licenses/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

const PAGE_SIZE = 50;

/** A page of the test licenses of a project of the person asking. */
export async function loadTestLicenses(projectId: string, searchParams: SearchParams) {
  const [scope, project] = await Promise.all([requireScope(), loadProject(projectId)]);
  const page = testLicensePageSchema.safeParse(searchParams.page).data ?? 1;
  const { testLicenses, total } = await listTestLicenses(scope, project.id, { page, pageSize: PAGE_SIZE });
  return { testLicenses, total, page, pageSize: PAGE_SIZE, mayWrite: scope.permissions.has("licenses") };
}
