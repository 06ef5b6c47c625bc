import type { ExpectedDay } from "@/lib/domain/accounts/expected-consumption";
import type { SearchParams } from "@/lib/domain/display/search-params";
import {
  getOverviewCounts,
  listOverview,
  type OverviewAccount,
  type OverviewCounts,
} from "@/lib/features/overview/data";
import { getExpectedDays } from "@/lib/features/overview/expected/data";
import { getWaiting, type Waiting } from "@/lib/features/overview/waiting/data";
import { type OverviewList, overviewPageSchema } from "@/lib/features/overview/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";

/** The vendor's view of all accounts, and how it was asked for. */
export type LoadedOverview = Readonly<{
  counts: OverviewCounts;
  waiting: Waiting;
  days: readonly ExpectedDay[];
  accounts: readonly OverviewAccount[];
  total: number;
  list: OverviewList;
}>;

/** All accounts, what they will burn and what needs a look, for vendor staff. */
export async function loadOverview(params: SearchParams): Promise<LoadedOverview> {
  const scope = await requireVendorStaff();
  const list = overviewPageSchema.parse(params);
  const [counts, waiting, days, page] = await Promise.all([
    getOverviewCounts(scope),
    getWaiting(scope),
    getExpectedDays(scope),
    listOverview(scope, list),
  ]);
  return { counts, waiting, days, ...page, list };
}
