import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import type { ListState } from "@/lib/features/price-lists/schema";
import { ListStateChip } from "./list-state-chip";

type List = Readonly<{
  id: string;
  number: number;
  validFrom: Instant;
  state: ListState;
  named: number;
  accounts: number;
}>;

/** The published lists, the latest first; each leads to its prices. */
export function ListsTable({ lists }: Readonly<{ lists: readonly List[] }>) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("lists")}
      columns={[
        { key: "number", label: t("number") },
        { key: "validFrom", label: t("validFrom"), nowrap: true },
        { key: "state", label: t("state") },
        { key: "named", label: t("named"), numeric: true, wide: true },
        { key: "accounts", label: t("accountsOnIt"), numeric: true, wide: true },
      ]}
      rows={lists.map(({ id, number, validFrom, state, named, accounts }) => ({
        key: id,
        cells: [
          <Link key="number" href={`/price-lists/${id}`} prefetch={false}>
            {t("list", { number: String(number) })}
          </Link>,
          <Moment key="validFrom" at={validFrom} style="minute" />,
          <ListStateChip key="state" state={state} />,
          showCount(named, locale),
          showCount(accounts, locale),
        ],
      }))}
      empty={t("noLists")}
    />
  );
}
