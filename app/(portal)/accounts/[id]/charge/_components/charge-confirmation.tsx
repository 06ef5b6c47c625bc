"use client";

import { useLocale, useTranslations } from "next-intl";
import { AccountPreviewFacts } from "@/components/accounts/account-preview-facts";
import { AccountPreviewLines } from "@/components/accounts/account-preview-lines";
import { AccountPreviewWarnings } from "@/components/accounts/account-preview-warnings";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { StepLink } from "@/components/forms/step-link";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import type { AccountPreview } from "@/lib/domain/accounts/account-preview";
import { showDecimal } from "@/lib/domain/display/amount";

type Props = Readonly<{
  accountId: string;
  accountName: string;
  activationKey: string;
  reference: string;
  preview: AccountPreview &
    Readonly<{ priceListId: string | null; charge: Readonly<{ chargedIsc: string }> }>;
  send: (form: FormData) => void;
  onBack: () => void;
}>;

/** What the key holds and what it would do; only *Charge* uses it, and it cannot be taken back. */
export function ChargeConfirmation({
  accountId,
  accountName,
  activationKey,
  reference,
  preview,
  ...on
}: Props) {
  const t = useTranslations("charge");
  const value = showDecimal(preview.charge.chargedIsc, useLocale());
  const isRepriced = preview.pbxs.length > 0;
  return (
    <Panel className="max-w-3xl">
      <h2 className="text-[0.8125rem] text-muted">{t("value")}</h2>
      <p className="mb-1 text-3xl font-[640] tracking-tight tabular-nums">
        {value} <span className="text-base font-medium tracking-normal text-muted">iSC</span>
      </p>
      <p className="mb-4 text-muted">{t("confirm", { account: accountName })}</p>
      <AccountPreviewFacts preview={preview} />
      <AccountPreviewWarnings preview={preview} />
      {isRepriced && (
        <div className="mt-5">
          <Alert tone="changed" title={t("newPricesTitle")}>
            {t("newPrices")}
          </Alert>
          <AccountPreviewLines pbxs={preview.pbxs} />
        </div>
      )}
      <form action={on.send} className="mt-5 flex flex-wrap gap-2.5">
        <HiddenFields fields={{ accountId, activationKey, reference }} />
        {preview.priceListId && <input type="hidden" name="seenPriceListId" value={preview.priceListId} />}
        <SubmitButton name="intent" value="charge">
          {t("charge")}
        </SubmitButton>
        <StepLink href={`/accounts/${accountId}/charge`} onStep={on.onBack}>
          {t("back")}
        </StepLink>
      </form>
    </Panel>
  );
}
