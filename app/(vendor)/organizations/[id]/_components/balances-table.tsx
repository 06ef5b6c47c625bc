import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import type { LicenseBalance } from "@/lib/domain/licenses/balance";
import { ticks } from "@/lib/domain/money/units";

type ProjectBalance = Readonly<{
  projectId: string;
  project: string;
  articleName: string | null;
  balance: LicenseBalance | null;
}>;

/** What the organization's projects hold, project by project. */
export function BalancesTable({ balances }: Readonly<{ balances: readonly ProjectBalance[] }>) {
  const t = useTranslations("organizationViews");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("projectBalances")}
      columns={[
        { key: "project", label: t("project") },
        { key: "license", label: t("license") },
        { key: "loaded", label: t("loaded"), numeric: true, wide: true },
        { key: "used", label: t("used"), numeric: true, wide: true },
        { key: "inOwn", label: t("inOwn"), numeric: true, wide: true },
        { key: "left", label: t("left"), numeric: true },
      ]}
      rows={balances.map(({ projectId, project, articleName, balance }) => ({
        key: `${projectId} ${balance?.articleNumber ?? ""}`,
        cells: balance
          ? [project, articleName ?? "iSC", ...numbersOf(balance, locale)]
          : [project, t("empty"), "", "", "", ""],
      }))}
      empty={t("noProjects")}
    />
  );
}

function numbersOf(balance: LicenseBalance, locale: Locale): string[] {
  const { articleNumber, loaded, used, inOwnActivations, left } = balance;
  const show = (amount: bigint) =>
    articleNumber === null ? showIsc(ticks(amount), locale) : showCount(amount, locale);
  return [loaded, used, inOwnActivations, left].map(show);
}
