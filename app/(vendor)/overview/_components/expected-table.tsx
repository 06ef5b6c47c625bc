import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";

type Day = Readonly<{ from: Instant; expected: Ticks; ending: number }>;

/** The picture in numbers, day by day. */
export function ExpectedTable({ days }: Readonly<{ days: readonly Day[] }>) {
  const t = useTranslations("overview");
  const locale = useLocale();
  return (
    <details className="border-t">
      <summary className="cursor-pointer px-4 py-2.5 text-[0.8125rem] text-muted">{t("asTable")}</summary>
      <div className="max-h-96 overflow-y-auto border-t">
        <DataTable
          caption={t("expected")}
          columns={[
            { key: "from", label: t("dayFrom"), nowrap: true },
            { key: "expected", label: t("expectedIsc"), numeric: true },
            { key: "ending", label: t("ending"), numeric: true },
          ]}
          rows={days.map(({ from, expected, ending }) => ({
            key: String(from),
            cells: [
              <Moment key="from" at={from} style="minute" />,
              showIsc(expected, locale),
              showCount(ending, locale),
            ],
          }))}
          empty={t("none")}
        />
      </div>
    </details>
  );
}
