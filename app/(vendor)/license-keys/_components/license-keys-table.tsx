import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LicenseKeyStateChip } from "@/components/licenses/license-key-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import type { LicenseKeyState } from "@/lib/domain/licenses/license-key";

type LicenseKey = Readonly<{
  id: string;
  name: string;
  quantity: number;
  serial: string;
  endCustomer: string;
  state: LicenseKeyState;
  owner: Readonly<{ id: string; name: string }> | null;
  createdAt: Instant;
}>;

/** License keys of everybody, the newest first. */
export function LicenseKeysTable({ rows }: Readonly<{ rows: readonly LicenseKey[] }>) {
  const t = useTranslations("anyLicenseKeys");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "serial", label: t("serial"), nowrap: true },
        { key: "license", label: t("license") },
        { key: "state", label: t("state") },
        { key: "customer", label: t("endCustomer"), wide: true },
        { key: "owner", label: t("owner"), wide: true },
        { key: "createdAt", label: t("createdAt"), nowrap: true, wide: true },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Link key="serial" href={`/license-keys/${row.id}`} prefetch={false}>
            {row.serial}
          </Link>,
          `${showCount(row.quantity, locale)} × ${row.name}`,
          <LicenseKeyStateChip key="state" state={row.state} />,
          row.endCustomer,
          row.owner && (
            <Link key="owner" href={`/organizations/${row.owner.id}`} prefetch={false}>
              {row.owner.name}
            </Link>
          ),
          <Moment key="createdAt" at={row.createdAt} style="minute" />,
        ],
      }))}
      empty={t("none")}
    />
  );
}
