import { useLocale, useTranslations } from "next-intl";
import { OldNew } from "@/components/ui/old-new";
import { showCount, showMonthly } from "@/lib/domain/display/amount";
import type { TicksPerSecond } from "@/lib/domain/money/units";

type Props = Readonly<{
  sums: Readonly<{
    total: number;
    dearer: number;
    cheaper: number;
    oldRate: TicksPerSecond;
    newRate: TicksPerSecond;
  }>;
}>;

/** What it comes to for all accounts together. */
export function EffectSums({ sums: { total, dearer, cheaper, oldRate, newRate } }: Props) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  const facts = [
    {
      label: t("sum"),
      value: <OldNew before={showMonthly(oldRate, locale)} after={`${showMonthly(newRate, locale)} iSC`} />,
    },
    { label: t("dearer"), value: showCount(dearer, locale) },
    { label: t("cheaper"), value: showCount(cheaper, locale) },
    { label: t("same"), value: showCount(total - dearer - cheaper, locale) },
  ];
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-2 rounded-[0.625rem] border bg-surface px-4 py-3">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-[0.8125rem] text-muted">{label}</dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
