import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { Scenario } from "@/lib/domain/accounts/configuration";
import { showCents } from "@/lib/domain/display/amount";
import { articlesOf, type NamedPrice, priceTable } from "@/lib/domain/prices/price-table";

type Props = Readonly<{ prices: readonly (NamedPrice & Readonly<{ name: string }>)[] }>;

/** A list: what a piece of each license costs, in both scenarios. */
export function PricesTable({ prices }: Props) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  const priceOf = priceTable(prices);
  const names = new Map(prices.map(({ article, name }) => [article, name]));
  const shown = (article: string, scenario: Scenario) => {
    const price = priceOf(article, scenario);
    return price === null ? "–" : showCents(price, locale);
  };
  return (
    <DataTable
      caption={t("perMonth")}
      columns={[
        { key: "name", label: t("license") },
        { key: "article", label: t("article"), nowrap: true, wide: true, quiet: true },
        { key: "on_premises", label: t("scenarios.on_premises"), numeric: true },
        { key: "cloud", label: t("scenarios.cloud"), numeric: true },
      ]}
      rows={articlesOf(prices).map((article) => ({
        key: article,
        cells: [
          names.get(article) ?? article,
          article,
          shown(article, "on_premises"),
          shown(article, "cloud"),
        ],
      }))}
      empty={t("noArticles")}
    />
  );
}
