import { useLocale, useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { showIsc } from "@/lib/domain/display/amount";
import type { LoadedCurve } from "@/lib/features/history/loaders";

/** What the picture shows, for those who do not see it. */
export function BalanceInWords({ curve }: Readonly<{ curve: LoadedCurve }>) {
  const t = useTranslations("accounts.chart");
  const locale = useLocale();
  const { charges, projected, end } = curve;
  const here = projected[0];
  return (
    <figcaption className="sr-only">
      <p>{t("title")}</p>
      <ul>
        {charges.map(({ at, amount, balance }) => (
          <li key={`${at} ${balance}`}>
            {t.rich("charge", { date: () => <Moment at={at} />, amount: showIsc(amount, locale) })}
          </li>
        ))}
        {here && <li>{t("nowIs", { balance: showIsc(here.balance, locale) })}</li>}
        <li>
          {end === null
            ? t(curve.isStopped ? "stopped" : "noEnd")
            : t.rich("end", { date: () => <Moment at={end} /> })}
        </li>
      </ul>
    </figcaption>
  );
}
