import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { withQuery } from "@/components/ui/with-query";
import { showLicenseAmount } from "@/lib/domain/display/license-amount";
import type { LicenseBalance } from "@/lib/domain/licenses/balance";
import { BALANCE_COLUMNS, type BalanceColumn, ISC } from "@/lib/features/license-balances/schema";

type Row = LicenseBalance & Readonly<{ articleName: string | null }>;

type Props = Readonly<{ path: string; rows: readonly Row[]; mayAdd: boolean }>;

/** What was loaded, used, set aside and is left, by type; each number leads to the movements behind it. */
export function BalanceTable({ path, rows, mayAdd }: Props) {
  const t = useTranslations("licenseBalance");
  const locale = useLocale();
  const numberOf = ({ articleNumber, articleName, ...row }: Row, column: BalanceColumn) => (
    <Link
      key={column}
      href={withQuery(`${path}/movements`, { article: articleNumber ?? ISC, column })}
      prefetch={false}
      className="underline-offset-3 hover:underline"
      aria-label={t("movementsOf", {
        column: t(`columns.${column}`),
        type: articleName ?? "iSC",
        amount: showLicenseAmount({ articleNumber, amount: row[column] }, locale),
      })}
    >
      {showLicenseAmount({ articleNumber, amount: row[column] }, locale)}
    </Link>
  );
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "type", label: t("type") },
        ...BALANCE_COLUMNS.map((column) => ({
          key: column,
          label: t(`columns.${column}`),
          numeric: true,
          wide: column === "inOwnActivations",
        })),
      ]}
      rows={rows.map((row) => ({
        key: row.articleNumber ?? ISC,
        cells: [
          <TypeName key="type" name={row.articleName ?? "iSC"} number={row.articleNumber} />,
          ...BALANCE_COLUMNS.map((column) => numberOf(row, column)),
        ],
      }))}
      empty={t(mayAdd ? "none" : "nothingLoaded")}
    />
  );
}

/** An article's name and, beneath, its number. */
const TypeName = ({ name, number }: Readonly<{ name: string; number: string | null }>) => (
  <>
    {name}
    {number && <span className="block text-xs font-normal whitespace-nowrap text-muted">{number}</span>}
  </>
);
