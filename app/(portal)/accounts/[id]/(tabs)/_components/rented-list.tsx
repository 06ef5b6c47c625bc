import { useLocale, useTranslations } from "next-intl";
import { DeviceLink } from "@/components/devices/device-link";
import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { rateOf } from "@/lib/domain/accounts/configuration";
import { showCents, showCount, showMonthly } from "@/lib/domain/display/amount";
import { pbxsOf, type RentalPbx } from "./rental/rental-types";

/** What is rented, for those who may look and not change. */
export function RentedList({ pbxs }: Readonly<{ pbxs: readonly RentalPbx[] }>) {
  const t = useTranslations("rental");
  const rented = pbxsOf(pbxs).filter(({ lines }) => lines.length > 0);
  if (rented.length === 0)
    return (
      <Panel flush>
        <EmptyState>{t("nothing")}</EmptyState>
      </Panel>
    );
  return (
    <div className="grid gap-3.5">
      {rented.map((pbx) => (
        <RentedPbx key={pbx.serial} pbx={pbx} />
      ))}
    </div>
  );
}

function RentedPbx({ pbx: { name, serial, scenario, lines } }: Readonly<{ pbx: RentalPbx }>) {
  const t = useTranslations("rental");
  const locale = useLocale();
  const aside = (
    <>
      <DeviceLink serial={serial} />
      <Chip>{t(`scenarios.${scenario}`)}</Chip>
    </>
  );
  return (
    <Panel title={name} aside={aside} flush>
      <DataTable
        caption={name}
        columns={[
          { key: "license", label: t("license") },
          { key: "quantity", label: t("quantity"), numeric: true },
          { key: "perUnit", label: t("perUnit"), numeric: true, wide: true },
          { key: "perMonth", label: t("perMonth"), numeric: true },
        ]}
        rows={lines.map((line) => ({
          key: line.article,
          cells: [
            line.name,
            showCount(line.quantity, locale),
            showCents(line.price, locale),
            showMonthly(rateOf([line]), locale),
          ],
        }))}
        footer={[t("total"), "", "", showMonthly(rateOf(lines), locale)]}
        empty=""
      />
    </Panel>
  );
}
