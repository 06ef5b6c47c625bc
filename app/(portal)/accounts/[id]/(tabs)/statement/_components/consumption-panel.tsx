import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { MOST_SHADES, shadeOf } from "@/components/charts/shades";
import { StackedChart } from "@/components/charts/stacked-chart";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { type ArticleDays, consumptionOf, isConsumed } from "@/lib/domain/accounts/statement/consumption";
import { showCents } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { TICKS_PER_ISC } from "@/lib/domain/money/units";
import type { LoadedStatement } from "@/lib/features/statements/loaders";

/** What each article consumed, day by day: as a picture, and the same as a table. */
export function ConsumptionPanel({ statement }: Readonly<{ statement: LoadedStatement }>) {
  const t = useTranslations("statement");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const starts = statement.cuts.slice(0, -1).filter((start) => start < statement.until);
  const articles = consumptionOf(statement.days, starts, { most: MOST_SHADES - 1, others: t("others") });
  if (!isConsumed(articles)) return null;
  const days = starts.map((start) => showMoment(start, reader, "day"));
  return (
    <Panel title={t("consumptionTitle")} flush>
      <Legend articles={articles} />
      <div className="px-2 pb-2">
        <StackedChart
          days={days}
          series={articles.map(({ article, amounts }) => ({
            key: article,
            values: amounts.map((amount) => Number(amount) / Number(TICKS_PER_ISC)),
          }))}
          locale={reader.locale}
        />
      </div>
      <details className="border-t">
        <summary className="cursor-pointer px-4 py-2.5 text-[0.8125rem] text-muted">{t("asTable")}</summary>
        <DataTable
          caption={t("consumptionTable")}
          columns={[
            { key: "day", label: t("consumptionDay"), nowrap: true },
            ...articles.map(({ article, name }) => ({ key: article, label: name, numeric: true })),
          ]}
          rows={starts.map((start, index) => ({
            key: start.toString(),
            cells: [
              days[index],
              ...articles.map(({ shown }) => showCents(shown[index] ?? (0n as never), reader.locale)),
            ],
          }))}
          empty=""
        />
      </details>
    </Panel>
  );
}

function Legend({ articles }: Readonly<{ articles: readonly ArticleDays[] }>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-4 pb-1 text-[0.8125rem] text-muted">
      {articles.map(({ article, name }, index) => (
        <li key={article} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-xs bg-accent"
            style={{ opacity: shadeOf(index) }}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}
