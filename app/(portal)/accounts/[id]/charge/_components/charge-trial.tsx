"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { AccountPreviewFacts } from "@/components/accounts/account-preview-facts";
import { AccountPreviewLines } from "@/components/accounts/account-preview-lines";
import { AccountPreviewWarnings } from "@/components/accounts/account-preview-warnings";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { answerChargeTrialForm } from "@/lib/features/charges/trial/actions";

/** What a charge of so many iSC would do, for those who have no key yet. Nothing is charged. */
export function ChargeTrial({ accountId }: Readonly<{ accountId: string }>) {
  const t = useTranslations("charge");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerChargeTrialForm, UNSENT);
  return (
    <Panel title={t("trial")} className="mt-4 max-w-3xl">
      <ActionForm send={send} hidden={{ accountId }} formError={formError} className="max-w-md">
        <TextField
          name="amount"
          label={t("trialAmount")}
          description={t("trialDescription")}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={values.amount}
          error={fieldErrors.amount}
        />
        <div>
          <SubmitButton look="plain">{t("calculate")}</SubmitButton>
        </div>
      </ActionForm>
      {answer && (
        <section aria-label={t("trial")} className="mt-5">
          <AccountPreviewFacts preview={answer} />
          <AccountPreviewWarnings preview={answer} />
          <AccountPreviewLines pbxs={answer.pbxs} />
        </section>
      )}
    </Panel>
  );
}
