import { getLawReport, type LawReport } from "@/lib/features/license-law/data";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** The law as it stands now, for the vendor's staff; a page that does not exist for everybody else. */
export async function loadLaw(): Promise<LawReport> {
  const scope = await requireVendorStaff();
  return getLawReport(scope);
}
