import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showDecimal } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import { type EuroCents, formatEuro } from "@/lib/domain/invoices/euro";

type Price = Readonly<{ id: string; price: EuroCents; validFrom: Instant }>;

/** What one iSC cost, costs and will cost, the latest first. */
export function IscPricesTable({ prices }: Readonly<{ prices: readonly Price[] }>) {
  const t = useTranslations("billing");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("pricesTitle")}
      columns={[
        { key: "validFrom", label: t("validFrom"), nowrap: true },
        { key: "price", label: t("price"), numeric: true },
      ]}
      rows={prices.map(({ id, price, validFrom }) => ({
        key: id,
        cells: [<Moment key="validFrom" at={validFrom} />, showDecimal(formatEuro(price), locale)],
      }))}
      empty={t("noPrices")}
    />
  );
}
