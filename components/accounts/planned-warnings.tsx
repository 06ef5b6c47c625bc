import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";

type Warning = Readonly<{ week: number; at: Instant }>;
type Props = Readonly<{
  /** In their order; null where nobody is warned. */
  warnings: readonly Warning[] | null;
  asOf: Instant;
}>;

/** Which warnings would come, and when: the first at a glance, all of them on demand. */
export function PlannedWarnings({ warnings, asOf }: Props) {
  const t = useTranslations("preview");
  const first = warnings?.[0];
  if (warnings === null) return <p className="text-[0.8125rem] text-muted">{t("nobodyWarned")}</p>;
  if (!first) return <p className="text-[0.8125rem] text-muted">{t("noWarning")}</p>;
  const when = ({ at }: Warning) => (at <= asOf ? t("atOnce") : <Moment at={at} style="minute" />);
  return (
    <details className="text-[0.8125rem]">
      <summary className="cursor-pointer text-muted">
        {t("firstWarning")} <b className="font-[550] text-foreground">{when(first)}</b>
      </summary>
      <dl className="mt-1.5 grid gap-y-1">
        {warnings.map((warning) => (
          <div key={warning.week} className="flex justify-between gap-4">
            <dt className="text-muted">
              {warning.week === 0 ? t("stopMail") : t("weeksBefore", { weeks: warning.week })}
            </dt>
            <dd className="tabular-nums">{when(warning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
