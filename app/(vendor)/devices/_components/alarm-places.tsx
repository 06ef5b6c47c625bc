import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { parseInstant } from "@/lib/domain/instant";
import type { LoadedAlarm } from "@/lib/features/device-alarms/loaders";

/** The two callers of one certificate, side by side. */
export function AlarmPlaces({ evidence: { here, other } }: Pick<LoadedAlarm, "evidence">) {
  const t = useTranslations("deviceIdentity.alarms");
  const words = useTranslations("deviceIdentity.certificates");
  const callers = [
    { label: t("here"), caller: here },
    ...(other ? [{ label: t("other"), caller: other }] : []),
  ];
  return (
    <DataTable
      caption={t("about")}
      columns={[
        { key: "caller", label: t("caller") },
        { key: "place", label: words("place"), nowrap: true },
        { key: "userAgent", label: words("userAgent"), wide: true },
        { key: "boot", label: words("boot"), wide: true },
        { key: "first", label: words("firstSeenAt"), nowrap: true, wide: true },
        { key: "last", label: words("lastSeenAt"), nowrap: true },
      ]}
      rows={callers.map(({ label, caller }) => ({
        key: label,
        cells: [
          label,
          caller.place,
          caller.userAgent,
          caller.boot ?? t("unnamed"),
          <Moment key="first" at={parseInstant(caller.firstSeenAt)} style="minute" />,
          <Moment key="last" at={parseInstant(caller.lastSeenAt)} style="minute" />,
        ],
      }))}
      empty={t("none")}
    />
  );
}
