import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { LoadedLicenseKey } from "@/lib/features/license-keys/loaders";

type LicenseKeyEvent = LoadedLicenseKey["events"][number];

const KINDS = [
  "license_bound",
  "license_moved",
  "license_moved_away",
  "license_returned",
  "license_revoked",
  "hardware_preassigned",
  "hardware_claimed",
] as const;

/** What happened to a license key, the oldest first. */
export function LicenseKeyEvents({ events }: Readonly<{ events: readonly LicenseKeyEvent[] }>) {
  const t = useTranslations("licenseKeys");
  const nameOf = (kind: string) => {
    const known = KINDS.find((each) => each === kind);
    return known ? t(`eventKinds.${known}`) : kind;
  };
  return (
    <DataTable
      caption={t("events")}
      rowHeader={-1}
      columns={[
        { key: "at", label: t("at"), nowrap: true },
        { key: "event", label: t("event") },
        { key: "by", label: t("by") },
        { key: "reason", label: t("reason"), quiet: true, wide: true },
      ]}
      rows={events.map(({ at, kind, by, reason }) => ({
        key: `${at} ${kind}`,
        cells: [<Moment key="at" at={at} />, nameOf(kind), by, reason],
      }))}
      empty={null}
    />
  );
}
