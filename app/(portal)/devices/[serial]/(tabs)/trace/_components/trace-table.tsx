import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { traceSentence } from "@/lib/domain/devices/device-view-trace";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { LoadedTrace } from "@/lib/features/device-views/loaders";

type Props = Readonly<{ lines: LoadedTrace["lines"]; isFiltered: boolean }>;

/** What happened with a device, in sentences, the newest first. */
export function TraceTable({ lines, isFiltered }: Props) {
  const t = useTranslations("deviceViews.trace");
  const locale = useLocale();
  const reader = { locale, timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  return (
    <DataTable
      caption={t("title")}
      rowHeader={-1}
      columns={[
        { key: "at", label: t("at"), nowrap: true },
        { key: "event", label: t("event") },
        { key: "document", label: t("document"), numeric: true, wide: true },
      ]}
      rows={lines.map((line) => ({
        key: line.id.toString(),
        cells: [showMoment(line.at, reader), traceSentence(line, locale), line.seq],
      }))}
      empty={isFiltered ? t("noneFound") : t("none")}
    />
  );
}
