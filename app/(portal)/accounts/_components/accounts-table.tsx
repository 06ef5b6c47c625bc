import { deletedQuery } from "./deleted-filter";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StateChip } from "@/components/accounts/state-chip";
import { DataTable, type Row } from "@/components/ui/data-table";
import { withQuery } from "@/components/ui/with-query";
import { balanceAt, runwaySeconds, stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { showIsc, showMonthly } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";
import type { AccountListInput } from "@/lib/features/accounts/schema";

type ListedAccount = Readonly<{
  id: string;
  name: string;
  customerName: string;
  facts: AccountFacts;
  now: Instant;
}>;

type Props = Readonly<{ accounts: readonly ListedAccount[]; list: AccountListInput }>;

/** What every account holds, burns, and how long that lasts. */
export function AccountsTable({ accounts, list }: Props) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const href = (sort: string, descending: boolean) =>
    withQuery("/accounts", {
      search: list.search,
      sort,
      direction: descending ? "desc" : null,
      deleted: deletedQuery(list.deleted),
    });
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "name", label: t("account"), sortable: true },
        { key: "customer", label: t("customer"), sortable: true, wide: true },
        { key: "balance", label: t("balance"), numeric: true, sortable: true },
        { key: "monthly", label: t("monthlyConsumption"), numeric: true, sortable: true, wide: true },
        { key: "runway", label: t("runway"), numeric: true, sortable: true, wide: true },
        { key: "state", label: t("state"), sortable: true },
      ]}
      rows={accounts.map((account) => rowOf(account, locale))}
      sorting={{ by: list.sort, descending: list.direction === "desc", href }}
      empty={
        list.search === ""
          ? t(list.deleted === "only" ? "noneDeleted" : "none")
          : t("noneFound", { search: list.search })
      }
    />
  );
}

function rowOf({ id, name, customerName, facts, now }: ListedAccount, locale: Locale): Row {
  const runway = runwaySeconds(facts, now);
  return {
    key: id,
    cells: [
      <Link key="name" href={`/accounts/${id}`} prefetch={false}>
        {name}
      </Link>,
      customerName,
      showIsc(balanceAt(facts, now), locale),
      showMonthly(facts.rate, locale),
      runway === null ? "–" : showDuration(runway, locale),
      <StateChip key="state" state={stateAt(facts, now)} />,
    ],
  };
}
