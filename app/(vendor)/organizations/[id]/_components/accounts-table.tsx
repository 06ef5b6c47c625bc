import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { showIsc } from "@/lib/domain/display/amount";
import type { Ticks } from "@/lib/domain/money/units";

type Account = Readonly<{ id: string; name: string; customer: string; balance: Ticks }>;

/** The organization's accounts, and those of the customers it serves. */
export function AccountsTable({ accounts }: Readonly<{ accounts: readonly Account[] }>) {
  const t = useTranslations("organizationViews");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("accounts")}
      columns={[
        { key: "name", label: t("account") },
        { key: "customer", label: t("customer"), wide: true },
        { key: "balance", label: t("balance"), numeric: true },
      ]}
      rows={accounts.map(({ id, name, customer, balance }) => ({
        key: id,
        cells: [
          <Link key="name" href={`/accounts/${id}`} prefetch={false}>
            {name}
          </Link>,
          customer,
          `${showIsc(balance, locale)} iSC`,
        ],
      }))}
      empty={t("noAccounts")}
    />
  );
}
