import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { showCents, showCount } from "@/lib/domain/display/amount";
import { rateOfPieces } from "@/lib/domain/money/burn";
import type { LoadedExplanation } from "@/lib/features/explanations/loaders";

/** Quantity × price of each license: together they are the rate. */
export function ExplainedLines({ explained: { lines, rate } }: Readonly<{ explained: LoadedExplanation }>) {
  const t = useTranslations("explanation");
  const locale = useLocale();
  return (
    <Panel title={t("linesTitle")} flush>
      <DataTable
        caption={t("lines")}
        rowHeader={1}
        columns={[
          { key: "pbx", label: t("pbx"), wide: true },
          { key: "license", label: t("license") },
          { key: "quantity", label: t("quantity"), numeric: true },
          { key: "price", label: t("price"), numeric: true, wide: true },
          { key: "ticks", label: t("ticks"), numeric: true },
        ]}
        rows={lines.map(({ serial, pbx, article, name, quantity, price }) => ({
          key: `${serial} ${article}`,
          cells: [
            pbx,
            <span key="license">
              {name} <span className="block font-normal text-muted md:hidden">{pbx}</span>
            </span>,
            showCount(quantity, locale),
            showCents(price, locale),
            showCount(rateOfPieces(price, quantity), locale),
          ],
        }))}
        footer={["", t("sum"), "", "", showCount(rate, locale)]}
        empty={t("noLines")}
      />
    </Panel>
  );
}
