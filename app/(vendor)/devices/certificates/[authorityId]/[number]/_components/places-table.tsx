import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { LoadedCertificate } from "@/lib/features/device-certificates/loaders";

/** From where a certificate has called of late, the present place first. */
export function PlacesTable({ sightings }: Pick<LoadedCertificate, "sightings">) {
  const t = useTranslations("deviceIdentity.certificates");
  const alarms = useTranslations("deviceIdentity.alarms");
  return (
    <DataTable
      caption={t("places")}
      columns={[
        { key: "place", label: t("place"), nowrap: true },
        { key: "userAgent", label: t("userAgent"), wide: true },
        { key: "boot", label: t("boot"), wide: true, quiet: true },
        { key: "first", label: t("firstSeenAt"), nowrap: true, wide: true },
        { key: "last", label: t("lastSeenAt"), nowrap: true },
      ]}
      rows={sightings.map(({ id, place, userAgent, boot, firstSeenAt, lastSeenAt }) => ({
        key: String(id),
        cells: [
          place,
          userAgent,
          boot ?? alarms("unnamed"),
          <Moment key="first" at={firstSeenAt} style="minute" />,
          <Moment key="last" at={lastSeenAt} style="minute" />,
        ],
      }))}
      empty={t("noPlaces")}
    />
  );
}
