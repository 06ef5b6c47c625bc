import { getRetention } from "@/lib/features/retention/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** How long credit is kept, and whether the person asking may change it. */
export async function loadRetention(): Promise<Readonly<{ months: number; mayChange: boolean }>> {
  const scope = await requireScope();
  const { months } = await getRetention(scope);
  return { months, mayChange: scope.permissions.has("contracts") };
}
