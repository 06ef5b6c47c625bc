import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable, type LinkedText, type Row } from "@/components/ui/data-table";
import { showCount } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { LoadedLicense } from "@/lib/features/device-views/loaders";

type Words = ReturnType<typeof useTranslations<"deviceViews">>;
type Props = Readonly<{ licenses: readonly LoadedLicense[]; isVendor: boolean }>;

/** The licenses of a device: rented, purchased or on test, and where each comes from. */
export function LicensesTable({ licenses, isVendor }: Props) {
  const t = useTranslations("deviceViews");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  return (
    <DataTable
      caption={t("licenses.title")}
      columns={[
        { key: "license", label: t("licenses.license") },
        { key: "version", label: t("licenses.version"), wide: true },
        { key: "quantity", label: t("licenses.quantity"), numeric: true },
        { key: "source", label: t("licenses.source") },
        { key: "from", label: t("licenses.from"), wide: true },
        { key: "key", label: t("licenses.key"), wide: true },
        { key: "since", label: t("licenses.since"), wide: true, nowrap: true },
        { key: "until", label: t("licenses.until"), wide: true, nowrap: true },
      ]}
      rows={licenses.map((license, index) => rowOf(license, `${index}`, { isVendor, reader, t }))}
      empty={t("licenses.none")}
    />
  );
}

type Drawing = Readonly<{ isVendor: boolean; reader: Reader; t: Words }>;

function rowOf(license: LoadedLicense, key: string, { isVendor, reader, t }: Drawing): Row {
  const { name, version, quantity, source, since, endsAt } = license;
  const from = since === null && source === "test" ? t("licenses.waits") : "";
  return {
    key,
    cells: [
      name,
      version,
      showCount(quantity, reader.locale),
      t(`licenses.sources.${source}`),
      placeOf(license, isVendor, t),
      keyOf(license, isVendor, t),
      since === null ? from : showMoment(since, reader, "minute"),
      endsAt === null ? "" : showMoment(endsAt, reader),
    ],
  };
}

function placeOf({ account, project }: LoadedLicense, isVendor: boolean, t: Words): LinkedText | string {
  if (account) return { href: `/accounts/${account.id}`, text: account.name };
  if (!project) return t("elsewhere");
  return isVendor ? project.name : { href: `/projects/${project.id}`, text: project.name };
}

function keyOf({ project, licenseKeyId }: LoadedLicense, isVendor: boolean, t: Words): LinkedText | string {
  if (licenseKeyId === null) return "";
  const path = isVendor || !project ? "/license-keys" : `/projects/${project.id}/license-keys`;
  return { href: `${path}/${licenseKeyId}`, text: t("licenses.key") };
}
