import type { SearchParams } from "@/lib/domain/display/search-params";
import { type BalanceRow, getLicenseBalance } from "@/lib/features/license-balances/data";
import { listProjectMovements, type ProjectMovements } from "@/lib/features/license-balances/movements/data";
import { type MovementListInput, movementPageSchema } from "@/lib/features/license-balances/schema";
import { requireScope } from "@/lib/platform/access/session-gate";
import { sensibleParams } from "@/lib/platform/sensible-params";

/** The balance of a project of the person asking. */
export const loadLicenseBalance = async (projectId: string): Promise<BalanceRow[]> =>
  getLicenseBalance(await requireScope(), projectId);

/** The movements behind a balance, and how they were asked for. What makes no sense counts as not given. */
export async function loadMovements(
  projectId: string,
  asked: SearchParams,
): Promise<ProjectMovements & Readonly<{ list: MovementListInput }>> {
  const list = sensibleParams(movementPageSchema, asked);
  return { ...(await listProjectMovements(await requireScope(), { projectId, ...list })), list };
}
