"use client";

import { useLocale, useTranslations } from "next-intl";
import { StepLink } from "@/components/forms/step-link";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { showDecimal } from "@/lib/domain/display/amount";

type Props = Readonly<{
  accountId: string;
  charge: Readonly<{ chargedIsc: string; balanceIsc: string }>;
  onAnother: () => void;
}>;

/** That it happened, and where to go on. */
export function ChargeDone({ accountId, charge, onAnother }: Props) {
  const t = useTranslations("charge");
  const locale = useLocale();
  return (
    <div className="grid max-w-xl justify-items-start gap-4">
      <Alert tone="good" title={t("charged", { value: showDecimal(charge.chargedIsc, locale) })}>
        {t("newBalance", { balance: showDecimal(charge.balanceIsc, locale) })}
      </Alert>
      <div className="flex flex-wrap gap-2.5">
        <ButtonLink look="primary" href={`/accounts/${accountId}`}>
          {t("toAccount")}
        </ButtonLink>
        <StepLink href={`/accounts/${accountId}/charge`} onStep={onAnother}>
          {t("another")}
        </StepLink>
      </div>
    </div>
  );
}
