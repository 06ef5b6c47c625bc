import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { LoadedIdentity } from "@/lib/features/device-views/loaders";

/** From where a device has called of late. */
export function PlacesTable({ places }: Readonly<{ places: NonNullable<LoadedIdentity["places"]> }>) {
  const t = useTranslations("deviceViews.identity");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  return (
    <DataTable
      caption={t("places")}
      columns={[
        { key: "place", label: t("place") },
        { key: "userAgent", label: t("userAgent"), wide: true },
        { key: "firstSeenAt", label: t("firstSeenAt"), wide: true, nowrap: true },
        { key: "lastSeenAt", label: t("lastSeenAt"), nowrap: true },
      ]}
      rows={places.map(({ id, place, userAgent, firstSeenAt, lastSeenAt }) => ({
        key: id,
        cells: [place, userAgent, showMoment(firstSeenAt, reader), showMoment(lastSeenAt, reader)],
      }))}
      empty={t("noPlaces")}
    />
  );
}
