import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LicenseKeyStateChip } from "@/components/licenses/license-key-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { showCount } from "@/lib/domain/display/amount";
import type { LicenseKeyState } from "@/lib/domain/licenses/license-key";

type LicenseKey = Readonly<{
  id: string;
  serial: string;
  name: string;
  quantity: number;
  state: LicenseKeyState;
  project: string;
}>;

/** The organization's licenses on devices, the newest first. */
export function LicenseKeysTable({ licenseKeys }: Readonly<{ licenseKeys: readonly LicenseKey[] }>) {
  const t = useTranslations("organizationViews");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("licenseKeys")}
      columns={[
        { key: "serial", label: t("serial"), nowrap: true },
        { key: "license", label: t("license") },
        { key: "state", label: t("state") },
        { key: "project", label: t("project"), wide: true },
      ]}
      rows={licenseKeys.map(({ id, serial, name, quantity, state, project }) => ({
        key: id,
        cells: [
          <Link key="serial" href={`/license-keys/${id}`} prefetch={false}>
            {serial}
          </Link>,
          `${showCount(quantity, locale)} × ${name}`,
          <LicenseKeyStateChip key="state" state={state} />,
          project,
        ],
      }))}
      empty={t("noLicenseKeys")}
    />
  );
}
