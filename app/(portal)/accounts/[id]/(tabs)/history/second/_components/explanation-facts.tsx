import { useLocale, useTranslations } from "next-intl";
import { StateChip } from "@/components/accounts/state-chip";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import type { Basis } from "@/lib/domain/accounts/explanation";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Ticks } from "@/lib/domain/money/units";
import type { LoadedExplanation } from "@/lib/features/explanations/loaders";

/** Where the numbers of the formula come from. */
export function ExplanationFacts({ explained }: Readonly<{ explained: LoadedExplanation }>) {
  const t = useTranslations("explanation");
  const locale = useLocale();
  const { basis, rate, paidSeconds, burned, exhaustedAt, debitedBy, state } = explained;
  const ticks = (amount: Ticks) =>
    t("ticksAndIsc", { ticks: showCount(amount, locale), isc: showIsc(amount, locale) });
  const posted = debitedBy === null ? t("notPosted") : t("debitEntry", { sequence: debitedBy.toString() });
  return (
    <Facts
      className="content-start border-t px-5 py-4.5 tabular-nums lg:border-t-0"
      facts={[
        { label: t("start"), value: basis === null ? t("nothingYet") : <Start basis={basis} /> },
        { label: t("startBalance"), value: ticks(basis?.balance ?? (0n as Ticks)) },
        { label: t("rate"), value: t("ticksPerSecond", { rate: showCount(rate, locale) }) },
        { label: t("seconds"), value: showCount(paidSeconds, locale) },
        { label: t("burned"), value: ticks(burned) },
        ...(exhaustedAt === null ? [] : [{ label: t("exhausted"), value: <Moment at={exhaustedAt} /> }]),
        ...(rate > 0n && exhaustedAt === null ? [{ label: t("debitedBy"), value: posted }] : []),
        { label: t("state"), value: <StateChip state={state} /> },
      ]}
    />
  );
}

function Start({ basis: { sequence, kind, at } }: Readonly<{ basis: Basis }>) {
  const t = useTranslations("explanation");
  const kinds = useTranslations("history.kinds");
  return (
    <>
      {t("entry", { sequence: sequence.toString(), kind: kinds(kind) })}
      <br />
      <span className="font-normal text-muted">
        <Moment at={at} />
      </span>
    </>
  );
}
