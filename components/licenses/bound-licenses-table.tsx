import { useLocale, useTranslations } from "next-intl";
import { NamedLicense } from "@/components/licenses/named-license";
import { DataTable } from "@/components/ui/data-table";
import { showCount } from "@/lib/domain/display/amount";

type License = Readonly<{
  id: string;
  name: string;
  quantity: number;
  serial: string;
  endCustomer?: string;
  location?: string;
  description?: string;
}>;

/** Licenses with the devices they are for: exactly what is about to happen, or what just did. */
export function BoundLicensesTable({
  caption,
  licenses,
}: Readonly<{ caption: string; licenses: readonly License[] }>) {
  const t = useTranslations("licenseKeys");
  const locale = useLocale();
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: "license", label: t("license") },
        { key: "amount", label: t("amount"), numeric: true },
        { key: "serial", label: t("serial"), nowrap: true, wide: true },
        { key: "customer", label: t("customerColumn"), wide: true, quiet: true },
      ]}
      rows={licenses.map(({ id, name, quantity, serial, endCustomer, location, description }) => ({
        key: id,
        cells: [
          <NamedLicense key="license" serial={serial}>
            {name}
          </NamedLicense>,
          showCount(quantity, locale),
          <code key="serial">{serial}</code>,
          [endCustomer, location, description].filter(Boolean).join(", "),
        ],
      }))}
      empty={null}
    />
  );
}
