import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { NamedLicense } from "@/components/licenses/named-license";
import { DataTable } from "@/components/ui/data-table";
import { withQuery } from "@/components/ui/with-query";
import { showCount } from "@/lib/domain/display/amount";
import type { loadHardwareLicenses } from "@/lib/features/hardware-licenses/loaders";

type Licenses = Awaited<ReturnType<typeof loadHardwareLicenses>>["licenses"];

/** The hardware licenses this account owns, always downloadable again. */
export function HardwareLicensesTable({ path, licenses }: Readonly<{ path: string; licenses: Licenses }>) {
  const t = useTranslations("hardwareLicenses");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("yours")}
      columns={[
        { key: "license", label: t("license") },
        { key: "amount", label: t("amount"), numeric: true },
        { key: "serial", label: t("serial"), nowrap: true, wide: true },
        { key: "content", label: t("keyContent"), nowrap: true, wide: true },
        { key: "action", label: t("download"), nowrap: true },
      ]}
      rows={licenses.map(({ id, name, quantity, serial, licenseKey }) => ({
        key: id,
        cells: [
          <NamedLicense key="license" serial={serial}>
            <Link href={`${path}/${id}`} prefetch={false}>
              {name}
            </Link>
          </NamedLicense>,
          showCount(quantity, locale),
          <code key="serial">{serial}</code>,
          <code key="content">{licenseKey}</code>,
          <a
            key="action"
            href={withQuery(`${path}/download`, { serial })}
            download
            aria-label={t("downloadOf", { serial })}
            className="text-link underline underline-offset-3"
          >
            {t("download")}
          </a>,
        ],
      }))}
      empty={t("none")}
    />
  );
}
