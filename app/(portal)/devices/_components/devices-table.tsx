import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable, type Row } from "@/components/ui/data-table";
import { DEFAULT_TIME_ZONE, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { LoadedDevices } from "@/lib/features/device-views/loaders";
import { ConnectionChip, WarningChips } from "./chips";

type Device = LoadedDevices["devices"][number];
type Words = ReturnType<typeof useTranslations<"deviceViews">>;

/** Devices, and how each stands. */
export function DevicesTable({
  devices,
  isFiltered,
}: Readonly<{ devices: readonly Device[]; isFiltered: boolean }>) {
  const t = useTranslations("deviceViews");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "serial", label: t("serial"), nowrap: true },
        { key: "name", label: t("name"), wide: true },
        { key: "place", label: t("place"), wide: true },
        { key: "connection", label: t("connection") },
        { key: "lastSeen", label: t("lastSeen"), wide: true, nowrap: true },
        { key: "firmware", label: t("firmware"), wide: true },
        { key: "document", label: t("document"), numeric: true, wide: true },
        { key: "warnings", label: t("warnings") },
      ]}
      rows={devices.map((device) => rowOf(device, reader, t))}
      empty={isFiltered ? t("noneFound") : t("none")}
    />
  );
}

function rowOf(device: Device, reader: Reader, t: Words): Row {
  const { serial, name, account, project, connection, lastSeenAt, firmware, warnings } = device;
  return {
    key: serial,
    tone: device.installation === "outdated" ? "changed" : undefined,
    cells: [
      <SerialAndName key="serial" serial={serial} name={name} />,
      name,
      (account ?? project)?.name,
      <ConnectionChip key="connection" connection={connection} />,
      lastSeenAt === null ? t("never") : showMoment(lastSeenAt, reader),
      firmware,
      documentText(device, t),
      warnings.length > 0 ? <WarningChips key="warnings" warnings={warnings} /> : null,
    ],
  };
}

/** A device as it is known: on a phone, where its column is left out, the name stands beneath the serial. */
const SerialAndName = ({ serial, name }: Readonly<{ serial: string; name: string | null }>) => (
  <>
    <a href={`/devices/${serial}`}>{serial}</a>
    {name && (
      <span className="block font-normal wrap-anywhere whitespace-normal text-muted md:hidden">{name}</span>
    )}
  </>
);

/** The installed document against the current one: "6 of 7". */
const documentText = ({ installation, installedSeq, documentSeq }: Device, t: Words): string =>
  installation === "none"
    ? "–"
    : t(`installations.${installation}`, { installed: installedSeq ?? "–", current: documentSeq });
