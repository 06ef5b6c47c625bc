import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LicenseKeyStateChip } from "@/components/licenses/license-key-state-chip";
import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import type { LicenseKeyState } from "@/lib/domain/licenses/license-key";

type PreAssignment = Readonly<{
  id: string;
  serial: string;
  name: string;
  quantity: number;
  state: LicenseKeyState;
  owner: Readonly<{ id: string; name: string }> | null;
  assignedAt: Instant;
}>;

/** Pre-assigned hardware licenses, and whose they are by now. */
export function PreAssignmentsTable({ rows }: Readonly<{ rows: readonly PreAssignment[] }>) {
  const t = useTranslations("preAssignments");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "serial", label: t("serial"), nowrap: true },
        { key: "license", label: t("article") },
        { key: "state", label: t("state") },
        { key: "owner", label: t("owner"), wide: true },
        { key: "assignedAt", label: t("assignedAt"), nowrap: true, wide: true },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Link key="serial" href={`/license-keys/${row.id}`} prefetch={false}>
            {row.serial}
          </Link>,
          <div key="license" className="md:min-w-28">
            {showCount(row.quantity, locale)} × {row.name}
          </div>,
          <ClaimChip key="state" state={row.state} isClaimed={row.owner !== null} />,
          row.owner && (
            <Link key="owner" href={`/organizations/${row.owner.id}`} prefetch={false}>
              {row.owner.name}
            </Link>
          ),
          <Moment key="assignedAt" at={row.assignedAt} style="date" />,
        ],
      }))}
      empty={t("none")}
    />
  );
}

type ChipProps = Readonly<{ state: LicenseKeyState; isClaimed: boolean }>;

function ClaimChip({ state, isClaimed }: ChipProps) {
  const t = useTranslations("preAssignments.states");
  if (state !== "active") return <LicenseKeyStateChip state={state} />;
  return isClaimed ? <Chip>{t("claimed")}</Chip> : <Chip tone="good">{t("unclaimed")}</Chip>;
}
