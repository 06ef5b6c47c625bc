import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ChartModel, ChartPoint } from "@/components/charts/chart-model";
import { RunDownChart } from "@/components/charts/run-down-chart";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { CurvePoint } from "@/lib/domain/accounts/balance-curve";
import { showIsc } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { TICKS_PER_ISC } from "@/lib/domain/money/units";
import type { LoadedStatement } from "@/lib/features/statements/loaders";

/** The month's balance with its charges and stops marked: as a picture and in words. */
export function MonthBalance({ statement }: Readonly<{ statement: LoadedStatement }>) {
  const t = useTranslations("statement");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const { curve } = statement;
  if (curve.points.length < 2 || curve.points.every(({ balance }) => balance === 0n)) return null;
  return (
    <Panel title={t("balanceTitle")} flush>
      <figure className="px-2 pb-1 sm:px-3">
        <RunDownChart model={modelOf(statement, reader, t("stopped"))} reader={reader} unit="iSC" />
        <figcaption className="sr-only">
          <ul>
            {curve.points.slice(0, 1).map(({ at, balance }) => (
              <li key="opening">
                <Moment at={at} />: {t("opening")} {showIsc(balance, reader.locale)} iSC
              </li>
            ))}
            {curve.charges.slice(0, MOST_TOLD).map(({ at, amount, balance }) => (
              <li key={`charge ${at} ${balance}`}>
                <Moment at={at} />: {t("charge")} {showIsc(amount, reader.locale)} iSC
              </li>
            ))}
            {curve.stops.slice(0, MOST_TOLD).map(({ at }) => (
              <li key={`stop ${at}`}>
                <Moment at={at} />: {t("stopped")}
              </li>
            ))}
            <li>
              <Moment at={statement.until} />: {t("closing")}{" "}
              {showIsc(statement.statement.closing, reader.locale)} iSC
            </li>
          </ul>
        </figcaption>
      </figure>
    </Panel>
  );
}

/** So many charges and stops are told in words; the table above has them all. */
const MOST_TOLD = 50;

/** Amounts as a picture needs them: a picture has pixels, not ticks. */
const drawn = ({ at, balance }: CurvePoint): ChartPoint => ({
  at: Number(at),
  value: Number(balance) / Number(TICKS_PER_ISC),
});

function modelOf({ curve, statement, until }: LoadedStatement, reader: Reader, stopped: string): ChartModel {
  const closing = drawn({ at: until, balance: statement.closing });
  return {
    past: curve.points.map(drawn),
    projected: [],
    marks: curve.charges.map((charge) => ({
      ...drawn(charge),
      label: `+ ${showIsc(charge.amount, reader.locale)}`,
    })),
    stops: curve.stops.map((stop) => ({
      ...drawn(stop),
      label: `${stopped} ${showMoment(stop.at, reader, "day")}`,
    })),
    now: { ...closing, label: "" },
    end: null,
  };
}
