import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { Facts } from "@/components/ui/facts";
import { showIsc } from "@/lib/domain/display/amount";
import type { LoadedReloading } from "@/lib/features/reloads/loaders";

/** What is set, to read; whoever may change it sees the same in the form beneath, and only the sum of the month here. */
export function ReloadingTerms({ loaded }: Readonly<{ loaded: LoadedReloading }>) {
  const t = useTranslations("reloading");
  const locale = useLocale();
  const { terms, reloadedThisMonth, maySet } = loaded;
  if (!terms) return maySet ? null : <p>{t("tab.unset")}</p>;
  const { enabled, thresholdWeeks, amount, monthlyCap } = terms;
  const month = {
    label: t("tab.month"),
    value: t("tab.of", { done: showIsc(reloadedThisMonth, locale), cap: showIsc(monthlyCap, locale) }),
  };
  const state = {
    label: t("service"),
    value: <Chip tone={enabled ? "good" : "neutral"}>{t(enabled ? "on" : "off")}</Chip>,
  };
  const rest = [
    { label: t("threshold"), value: t("weeks", { count: thresholdWeeks }) },
    { label: t("amount"), value: showIsc(amount, locale) },
  ];
  return <Facts className="mb-3.5" facts={maySet ? [state, month] : [state, ...rest, month]} />;
}
