import { withQuery } from "@/components/ui/with-query";
import type { OverviewList } from "@/lib/features/overview/schema";

/** The address of the overview with some of its choices changed; every other change begins at the first page. */
export function overviewHref(list: OverviewList, change: Partial<OverviewList>): string {
  const { page, days, sort, direction, ...filter } = { ...list, page: 1, ...change };
  return withQuery("/overview", {
    ...filter,
    days: days === "30" ? null : days,
    sort: sort === "runway" ? null : sort,
    direction: direction === "asc" ? null : direction,
    page: page === 1 ? null : page,
  });
}
