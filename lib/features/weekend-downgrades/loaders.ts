import { type DowngradingAccount, listWeekendDowngrades } from "@/lib/features/weekend-downgrades/data";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** Accounts with their evidence, to be shown. */
export type LoadedDowngrades = readonly DowngradingAccount[];

/** The accounts that downgrade over weekends, for vendor staff; a page that does not exist for everybody else. */
export async function loadWeekendDowngrades(): Promise<LoadedDowngrades> {
  const scope = await requireVendorStaff();
  return listWeekendDowngrades(scope);
}
