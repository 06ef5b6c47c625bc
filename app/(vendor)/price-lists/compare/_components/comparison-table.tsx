import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { showCents } from "@/lib/domain/display/amount";
import { showChange, showPercent } from "@/lib/domain/display/change";
import type { Cents } from "@/lib/domain/money/units";
import type { PriceDifference } from "@/lib/domain/prices/compare-prices";

type Props = Readonly<{ rows: readonly PriceDifference[]; names: ReadonlyMap<string, string> }>;

/** Old and new price, difference and percent, a row for each article and scenario. */
export function ComparisonTable({ rows, names }: Props) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  const price = (cents: Cents | null) => (cents === null ? "–" : showCents(cents, locale));
  return (
    <DataTable
      caption={t("compareLists")}
      columns={[
        { key: "license", label: t("license") },
        { key: "article", label: t("article"), nowrap: true, wide: true, quiet: true },
        { key: "scenario", label: t("scenario") },
        { key: "old", label: t("old"), numeric: true },
        { key: "new", label: t("new"), numeric: true },
        { key: "difference", label: t("difference"), numeric: true },
        { key: "percent", label: t("percent"), numeric: true },
      ]}
      rows={rows.map(({ article, scenario, old, new: other, difference, percent }) => ({
        key: `${article} ${scenario}`,
        cells: [
          names.get(article) ?? article,
          article,
          t(`scenarios.${scenario}`),
          price(old),
          price(other),
          difference === null ? "–" : showChange(difference, locale),
          percent === null ? "–" : showPercent(percent, locale),
        ],
      }))}
      empty={t("sameEverywhere")}
    />
  );
}
