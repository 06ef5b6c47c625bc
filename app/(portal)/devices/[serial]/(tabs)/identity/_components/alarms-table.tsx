import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { LoadedIdentity } from "@/lib/features/device-views/loaders";

/** What looks as if the identity of a device had been copied. */
export function AlarmsTable({ alarms }: Readonly<{ alarms: NonNullable<LoadedIdentity["alarms"]> }>) {
  const [t, kinds] = [
    useTranslations("deviceViews.identity"),
    useTranslations("deviceIdentity.alarms.kinds"),
  ];
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  return (
    <DataTable
      caption={t("alarms")}
      columns={[
        { key: "kind", label: t("kind") },
        { key: "state", label: t("state") },
        { key: "times", label: t("times"), numeric: true },
        { key: "raisedAt", label: t("raisedAt"), wide: true, nowrap: true },
        { key: "lastAt", label: t("lastAt"), nowrap: true },
      ]}
      rows={alarms.map(({ id, kind, isOpen, times, raisedAt, lastAt }) => ({
        key: id,
        cells: [
          kinds(kind),
          isOpen ? (
            <Chip key="state" tone="end">
              {t("open")}
            </Chip>
          ) : (
            t("acknowledged")
          ),
          times,
          showMoment(raisedAt, reader),
          showMoment(lastAt, reader),
        ],
      }))}
      empty={t("noAlarms")}
    />
  );
}
