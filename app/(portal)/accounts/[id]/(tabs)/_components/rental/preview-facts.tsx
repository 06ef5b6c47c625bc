"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { OldNew } from "@/components/ui/old-new";
import type { RentalPreview } from "@/lib/domain/accounts/rental-preview";
import { showIsc, showMonthly } from "@/lib/domain/display/amount";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { dailyTicks } from "@/lib/domain/money/burn";

/** Consumption as it is and as it would be, and the end the draft leads to. */
export function PreviewFacts({ preview }: Readonly<{ preview: RentalPreview }>) {
  const t = useTranslations("rental");
  const locale = useLocale();
  const { oldRate, newRate } = preview.difference;
  const daily = (rate: typeof oldRate) => showIsc(dailyTicks(rate), locale);
  return (
    <Facts
      facts={[
        {
          label: t("monthly"),
          value: <OldNew before={showMonthly(oldRate, locale)} after={showMonthly(newRate, locale)} />,
        },
        { label: t("daily"), value: <OldNew before={daily(oldRate)} after={daily(newRate)} /> },
        { label: t("endsOn"), value: <End preview={preview} /> },
      ]}
    />
  );
}

function End({ preview }: Readonly<{ preview: RentalPreview }>) {
  const t = useTranslations("rental");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const { difference, oldEnd, newEnd, isPaid, isStopped } = preview;
  if (!isPaid) return <span className="text-danger">{t("notPaid")}</span>;
  const end = difference.changed ? newEnd : oldEnd;
  if (isStopped && !difference.changed) return <span className="text-danger">{t("stopped")}</span>;
  return (
    <span className={difference.changed ? "differs" : undefined}>
      {end === null ? t("never") : showMoment(end, reader)}
    </span>
  );
}
