import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StateChip } from "@/components/accounts/state-chip";
import { BreakableName } from "@/components/ui/breakable-name";
import { Chip } from "@/components/ui/chip";
import { DataTable, type Row } from "@/components/ui/data-table";
import { balanceAt, runwaySeconds, stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { showIsc, showMonthly } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";
import { OVERVIEW_SORTS, type OverviewList } from "@/lib/features/overview/schema";
import { overviewHref } from "./overview-href";

type Account = Readonly<{
  id: string;
  name: string;
  partnerName: string;
  facts: AccountFacts;
  now: Instant;
  isParked: boolean;
}>;

type Props = Readonly<{ accounts: readonly Account[]; list: OverviewList }>;

/** All accounts by what is left, what they burn and how they stand. */
export function OverviewTable({ accounts, list }: Props) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const href = (by: string, isDescending: boolean) => {
    const sort = OVERVIEW_SORTS.find((known) => known === by) ?? "runway";
    return overviewHref(list, { sort, direction: isDescending ? "desc" : "asc" });
  };
  return (
    <DataTable
      caption={t("accounts")}
      columns={[
        { key: "name", label: t("account"), sortable: true },
        { key: "partner", label: t("partner"), wide: true },
        { key: "balance", label: t("balance"), numeric: true, sortable: true, wide: true },
        { key: "monthly", label: t("monthly"), numeric: true, sortable: true, wide: true },
        { key: "runway", label: t("runway"), numeric: true, sortable: true },
        { key: "state", label: t("state"), sortable: true },
      ]}
      rows={accounts.map((account) => rowOf(account, { locale, parked: t("parked") }))}
      sorting={{ by: list.sort, descending: list.direction === "desc", href }}
      empty={t("none")}
    />
  );
}

function rowOf(account: Account, { locale, parked }: Readonly<{ locale: Locale; parked: string }>): Row {
  const { id, name, partnerName, facts, now, isParked } = account;
  const runway = runwaySeconds(facts, now);
  return {
    key: id,
    cells: [
      <Link key="name" href={`/accounts/${id}`} prefetch={false}>
        <BreakableName name={name} />
      </Link>,
      partnerName,
      showIsc(balanceAt(facts, now), locale),
      showMonthly(facts.rate, locale),
      runway === null ? "–" : showDuration(runway, locale),
      <span key="state" className="inline-flex flex-wrap gap-1">
        <StateChip state={stateAt(facts, now)} />
        {isParked && <Chip tone="end">{parked}</Chip>}
      </span>,
    ],
  };
}
