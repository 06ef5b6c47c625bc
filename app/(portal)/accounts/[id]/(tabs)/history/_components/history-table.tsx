import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { DataTable, type Row } from "@/components/ui/data-table";
import { withQuery } from "@/components/ui/with-query";
import { showMonthly } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { showIsc } from "@/lib/domain/display/amount";
import { formatInstant } from "@/lib/domain/instant";
import type { LoadedHistory } from "@/lib/features/history/loaders";
import { licensesText, movementText } from "./history-text";

type Entry = LoadedHistory["entries"][number];
type Words = ReturnType<typeof useTranslations<"history">>;

/** Everything that moved the balance or changed what is rented, the newest first. */
export function HistoryTable({
  entries,
  isFiltered,
  path,
}: Readonly<{ entries: readonly Entry[]; isFiltered: boolean; path: string }>) {
  const t = useTranslations("history");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  return (
    <DataTable
      caption={t("title")}
      rowHeader={-1}
      columns={[
        { key: "at", label: t("time"), nowrap: true },
        { key: "event", label: t("event") },
        { key: "details", label: t("details"), wide: true, quiet: true },
        { key: "monthly", label: t("monthly"), numeric: true, wide: true },
        { key: "amount", label: t("amount"), numeric: true },
        { key: "balance", label: t("balance"), numeric: true },
        { key: "person", label: t("person"), wide: true },
      ]}
      rows={entries.map((entry) => rowOf(entry, { path, reader, t }))}
      empty={isFiltered ? t("noneFound") : t("none")}
    />
  );
}

type Drawing = Readonly<{ path: string; reader: Reader; t: Words }>;

function rowOf(entry: Entry, { path, reader, t }: Drawing): Row {
  const { sequence, at, kind, event, rate, balance, person, source } = entry;
  return {
    key: sequence.toString(),
    cells: [
      // A plain link: fifty rows need no script for it.
      { href: withQuery(`${path}/second`, { at: formatInstant(at) }), text: showMoment(at, reader) },
      event === "stopped" ? (
        <Chip key="event" tone="end">
          {t("events.stopped")}
        </Chip>
      ) : (
        t(event ? `events.${event}` : `kinds.${kind}`)
      ),
      detailsOf(entry, reader, t),
      showMonthly(rate, reader.locale),
      movementText(entry, reader.locale),
      showIsc(balance, reader.locale),
      bySource(source, person, t),
    ],
  };
}

/** Who did it, or what did it by itself. */
function bySource(source: string, person: string | null, t: Words): string | null {
  if (source === "reload") return t("byReload");
  return source === "token" ? t("byToken", { person: person ?? "" }) : person;
}

function detailsOf({ kind, keyLastGroup, lines, swap }: Entry, { locale }: Reader, t: Words): string {
  if (swap) return t("swapped", swap);
  if (kind === "charge") return keyLastGroup === null ? "" : t("key", { lastGroup: keyLastGroup });
  return licensesText(lines, locale);
}
