import Link from "next/link";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DayBars } from "@/components/charts/day-bars";
import { Panel } from "@/components/ui/panel";
import { type ExpectedDay, expectedWithin } from "@/lib/domain/accounts/expected-consumption";
import { showIsc } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { addSeconds, type Instant, seconds, SECONDS_PER_DAY } from "@/lib/domain/instant";
import { shownCents } from "@/lib/domain/money/amount";
import type { OverviewList } from "@/lib/features/overview/schema";
import { ExpectedTable } from "./expected-table";
import { overviewHref } from "./overview-href";

type Props = Readonly<{ days: readonly ExpectedDay[]; now: Instant; list: OverviewList }>;

const SPANS = ["30", "90"] as const;

/** What all accounts will burn in the days to come if nothing is charged or changed: as a sum, a picture and a table. */
export function ExpectedPanel({ days, now, list }: Props) {
  const t = useTranslations("overview");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const shown = days
    .slice(0, Number(list.days))
    .map((day) => ({ ...day, from: addSeconds(now, seconds(BigInt(day.day) * SECONDS_PER_DAY)) }));
  return (
    <Panel title={t("expected")} flush>
      <ul className="flex flex-wrap gap-x-8 gap-y-2 px-4 pb-3">
        {SPANS.map((span) => (
          <li key={span}>
            <Link
              href={overviewHref(list, { days: span })}
              prefetch={false}
              scroll={false}
              aria-current={span === list.days ? "true" : undefined}
              className="group block text-muted hover:text-foreground"
            >
              <span className="text-[0.8125rem] underline-offset-4 group-aria-[current]:font-semibold group-aria-[current]:text-foreground group-aria-[current]:underline">
                {t("nextDays", { days: Number(span) })}
              </span>
              <span className="block text-xl font-[640] text-foreground tabular-nums">
                {showIsc(expectedWithin(days, Number(span)), reader.locale)}{" "}
                <span className="text-sm font-medium text-muted">iSC</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <figure className="min-w-0 px-2 sm:px-3">
        <DayBars
          days={shown.map(({ from, expected }) => ({
            at: Number(from),
            // Only drawn, never computed with.
            value: Number(shownCents(expected)) / 100,
          }))}
          reader={reader}
          unit="iSC"
        />
      </figure>
      <p className="px-4 pb-2 text-xs text-muted">{t("expectedHint")}</p>
      <ExpectedTable days={shown} />
    </Panel>
  );
}
