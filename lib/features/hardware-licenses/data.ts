import { type ListedLicenseKey, toListed, WITH_ARTICLE } from "@/lib/features/license-keys/list/data";
import { db } from "@/lib/platform/db/client";

/** The hardware licenses that were claimed in a project, the latest first. The caller has checked who sees it. */
export async function listHardwareLicenses(projectId: string, most: number): Promise<ListedLicenseKey[]> {
  const rows = await db.licenseKey.findMany({
    where: { projectId, kind: "hardware", state: "active" },
    ...WITH_ARTICLE,
    orderBy: [{ claimedAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(toListed);
}
