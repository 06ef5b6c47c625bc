import type { SearchParams } from "@/lib/domain/display/search-params";
import { listPreAssignments, type PreAssignment } from "@/lib/features/pre-assignments/data";
import { type PreAssignmentListInput, preAssignmentListSchema } from "@/lib/features/pre-assignments/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** A page of the list, and how it was asked for. */
export type LoadedPreAssignments = Readonly<{
  preAssignments: PreAssignment[];
  total: number;
  list: PreAssignmentListInput;
}>;

/** The pre-assigned hardware licenses, for vendor staff; a page that does not exist for everybody else. */
export async function loadPreAssignments(searchParams: SearchParams): Promise<LoadedPreAssignments> {
  const scope = await requireVendorStaff();
  const list = preAssignmentListSchema.parse(searchParams);
  return { ...(await listPreAssignments(scope, list)), list };
}
