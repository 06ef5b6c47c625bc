"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerRejection } from "@/lib/features/contract-decisions/actions";

type Props = Readonly<{ contractId: string; reference: string }>;

/** Why an offer is turned down. */
export function RejectionForm({ contractId, reference }: Props) {
  const t = useTranslations("contracts");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerRejection, UNSENT);
  return (
    <ActionForm send={send} hidden={{ contractId, reference }} formError={formError}>
      <TextField
        name="reason"
        label={t("reason")}
        description={t("offers.reasonDescription")}
        maxLength={1_000}
        autoComplete="off"
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <div>
        <SubmitButton look="end">{t("offers.reject")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
