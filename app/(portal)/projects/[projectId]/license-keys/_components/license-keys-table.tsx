import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LicenseKeyStateChip } from "@/components/licenses/license-key-state-chip";
import { NamedLicense } from "@/components/licenses/named-license";
import { DataTable } from "@/components/ui/data-table";
import { withQuery } from "@/components/ui/with-query";
import { showCount } from "@/lib/domain/display/amount";
import type { LoadedLicenseKeys } from "@/lib/features/license-keys/loaders";

type Props = Readonly<{
  path: string;
  licenseKeys: LoadedLicenseKeys["licenseKeys"];
  isFiltered: boolean;
}>;

/** The license keys of a project as the license manager always listed them: what, where, for whom, and the key. */
export function LicenseKeysTable({ path, licenseKeys, isFiltered }: Props) {
  const t = useTranslations("licenseKeys");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "license", label: t("license") },
        { key: "amount", label: t("amount"), numeric: true },
        { key: "serial", label: t("serial"), nowrap: true, wide: true },
        { key: "state", label: t("state") },
        { key: "customer", label: t("customerColumn"), wide: true, quiet: true },
        { key: "content", label: t("keyContent"), nowrap: true, wide: true },
        { key: "action", label: t("action"), nowrap: true, wide: true },
      ]}
      rows={licenseKeys.map((key) => ({
        key: key.id,
        cells: [
          <NamedLicense key="license" serial={key.serial}>
            <Link href={`${path}/${key.id}`} prefetch={false}>
              {key.name}
            </Link>
          </NamedLicense>,
          showCount(key.quantity, locale),
          <code key="serial">{key.serial}</code>,
          <LicenseKeyStateChip key="state" state={key.state} />,
          [key.endCustomer, key.location, key.description].filter(Boolean).join(", "),
          <code key="content">{key.licenseKey}</code>,
          key.state === "active" && (
            <a
              key="action"
              href={withQuery(`${path}/download`, { serial: key.serial })}
              download
              aria-label={t("downloadOf", { serial: key.serial })}
              className="text-link underline underline-offset-3"
            >
              {t("download")}
            </a>
          ),
        ],
      }))}
      empty={isFiltered ? t("noneFound") : t("none")}
    />
  );
}
