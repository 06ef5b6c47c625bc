import { listRentable, type Rentables } from "@/lib/features/price-lists/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** What the person asking can choose from to rent. */
export async function loadRentables(): Promise<Rentables> {
  await requireScope();
  return listRentable();
}
