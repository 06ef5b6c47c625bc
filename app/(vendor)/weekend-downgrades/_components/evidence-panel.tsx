import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import type { WeekendDip } from "@/lib/domain/accounts/weekend-downgrades";
import { showCents, showIsc, showMonthly } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE, type Locale } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { shownSteps } from "@/lib/domain/money/shown-steps";
import { NO_TICKS, type Ticks, addTicks, cents } from "@/lib/domain/money/units";
import type { LoadedDowngrades } from "@/lib/features/weekend-downgrades/loaders";

/** One account with each weekend that speaks against it. */
export function EvidencePanel({ account }: Readonly<{ account: LoadedDowngrades[number] }>) {
  const t = useTranslations("weekendDowngrades");
  const locale = useLocale();
  const { id, name, customerName, partnerName, dips, saved } = account;
  const steps = shownSteps(NO_TICKS, sumsOf(dips));
  return (
    <Panel
      title={name}
      aside={t("dips", { count: dips.length, saved: showIsc(saved, locale) })}
      footer={
        <>
          <span className="text-[0.8125rem] text-muted">
            {customerName} · {partnerName}
          </span>
          <ButtonLink
            href={`/accounts/${id}/history`}
            prefetch={false}
            small
            className="ms-auto"
            aria-label={`${t("history")}: ${name}`}
          >
            {t("history")}
          </ButtonLink>
        </>
      }
      flush
    >
      <DataTable
        caption={t("evidence", { account: name })}
        columns={[
          { key: "weekend", label: t("weekend"), nowrap: true },
          { key: "before", label: t("before"), numeric: true },
          { key: "lowest", label: t("lowest"), numeric: true },
          { key: "after", label: t("after"), numeric: true, wide: true },
          { key: "versions", label: t("versions"), wide: true, quiet: true },
          { key: "saved", label: t("saved"), numeric: true },
        ]}
        rows={dips.map((dip, index) => ({
          key: dip.from.toString(),
          cells: [...cellsOf(dip, id, locale), showCents(steps[index] ?? cents(0n), locale)],
        }))}
        footer={[t("total"), "", "", "", "", showIsc(saved, locale)]}
        empty=""
      />
    </Panel>
  );
}

function cellsOf(dip: WeekendDip, accountId: string, locale: Locale) {
  const reader = { locale, timeZone: DEFAULT_TIME_ZONE };
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: DEFAULT_TIME_ZONE });
  const dayOf = (seconds: bigint) => day.format(Number(seconds) * 1_000);
  const span = { from: dayOf(dip.from - DAYS_AROUND), to: dayOf(dip.to + DAYS_AROUND) };
  return [
    <a key="weekend" href={withQuery(`/accounts/${accountId}/history`, span)}>
      {showMoment(dip.from, reader, "date")}
    </a>,
    showMonthly(dip.before, locale),
    showMonthly(dip.lowest, locale),
    showMonthly(dip.after, locale),
    dip.versions.join(", "),
  ];
}

/** The history is shown from Thursday to Tuesday. */
const DAYS_AROUND = 2n * 86_400n - 1n;

function sumsOf(dips: readonly WeekendDip[]): Ticks[] {
  let sum = NO_TICKS;
  return dips.map(({ saved }) => (sum = addTicks(sum, saved)));
}
