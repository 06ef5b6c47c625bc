import { useLocale, useTranslations } from "next-intl";
import { LargeAmount } from "@/components/money/large-amount";
import { Moment } from "@/components/ui/moment";
import { fineDecimalsFor, showCount, showFineIsc } from "@/lib/domain/display/amount";
import type { LoadedExplanation } from "@/lib/features/explanations/loaders";
import { ExplanationFacts } from "./explanation-facts";

/** A second's balance, the formula it comes from, and every number in it. */
export function ExplanationPanel({ explained }: Readonly<{ explained: LoadedExplanation }>) {
  const t = useTranslations("explanation");
  const ends = useTranslations("accountLife");
  const locale = useLocale();
  const { at, basis, balance, rate, paidSeconds, exhaustedAt, contractEndedAt } = explained;
  return (
    <section className="grid overflow-clip rounded-[0.625rem] border bg-surface lg:grid-cols-2">
      <div className="px-5 py-4.5 lg:border-e">
        <h2 className="text-[0.8125rem] text-muted">
          {t.rich("balanceAt", { date: () => <Moment at={at} style="exact" /> })}
        </h2>
        <p className="tabular-nums">
          <LargeAmount {...showFineIsc(balance, locale, fineDecimalsFor(rate))} />
        </p>
        <p className="mt-4 text-[0.8125rem] text-muted">{t("formula")}</p>
        <p className="mt-1 font-[550] wrap-anywhere tabular-nums">
          {t("inTicks", {
            balance: showCount(balance, locale),
            start: showCount(basis?.balance ?? 0n, locale),
            rate: showCount(rate, locale),
            seconds: showCount(paidSeconds, locale),
          })}
        </p>
        {exhaustedAt !== null && <p className="mt-2 text-danger">{t("exhaustedText")}</p>}
        {contractEndedAt !== null && (
          <p className="mt-2">
            {ends.rich("contractEndedText", { date: () => <Moment at={contractEndedAt} style="exact" /> })}
          </p>
        )}
        <p className="mt-3 text-[0.8125rem] text-pretty text-muted">{t("ticksAre")}</p>
      </div>
      <ExplanationFacts explained={explained} />
    </section>
  );
}
