"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerApproval } from "@/lib/features/contract-decisions/actions";

type Props = Readonly<{ contractId: string; reference: string; suggestedNumber: string }>;

/** The number and the start an offer becomes a contract with. */
export function ApprovalForm({ contractId, reference, suggestedNumber }: Props) {
  const t = useTranslations("contracts");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerApproval, UNSENT);
  return (
    <ActionForm send={send} hidden={{ contractId, reference }} formError={formError}>
      <TextField
        name="number"
        label={t("number")}
        description={t("offers.numberDescription")}
        maxLength={40}
        autoComplete="off"
        defaultValue={values.number ?? suggestedNumber}
        error={fieldErrors.number}
      />
      <TextField
        name="startDay"
        type="date"
        label={t("offers.startDay")}
        description={t("offers.startDescription")}
        defaultValue={values.startDay}
        error={fieldErrors.startDay}
      />
      <div>
        <SubmitButton>{t("offers.approve")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
