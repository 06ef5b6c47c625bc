import type { SearchParams } from "@/lib/domain/display/search-params";
import { type BalanceRow, getLicenseBalance } from "@/lib/features/license-balances/data";
import { listProjectMovements, type ProjectMovements } from "@/lib/features/license-balances/movements/data";
import { ISC, type MovementListInput, movementListSchema } from "@/lib/features/license-balances/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

/** The balance of a project of the person asking. */
export const loadLicenseBalance = async (projectId: string): Promise<BalanceRow[]> =>
  getLicenseBalance(await requireScope(), projectId);

/** The movements behind a balance, and how they were asked for. What makes no sense counts as not given. */
export async function loadMovements(
  projectId: string,
  asked: SearchParams,
): Promise<ProjectMovements & Readonly<{ list: MovementListInput }>> {
  const sensible = Object.entries(asked).filter(
    ([name, value]) => movementListSchema.partial().safeParse({ [name]: value }).success,
  );
  const list = movementListSchema.parse({ article: ISC, ...Object.fromEntries(sensible) });
  return { ...(await listProjectMovements(await requireScope(), { projectId, ...list })), list };
}
