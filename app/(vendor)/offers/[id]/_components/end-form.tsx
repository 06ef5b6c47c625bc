"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerEnd } from "@/lib/features/contract-decisions/actions";

type Props = Readonly<{ contractId: string; reference: string }>;

/** When and why a contract ends. */
export function EndForm({ contractId, reference }: Props) {
  const t = useTranslations("contracts");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerEnd, UNSENT);
  return (
    <ActionForm send={send} hidden={{ contractId, reference }} formError={formError}>
      <p className="text-muted">{t("offers.endText")}</p>
      <TextField
        name="reason"
        label={t("reason")}
        description={t("offers.reasonDescription")}
        maxLength={1_000}
        autoComplete="off"
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <TextField
        name="endDay"
        type="date"
        label={t("offers.endDay")}
        description={t("offers.endDescription")}
        defaultValue={values.endDay}
        error={fieldErrors.endDay}
      />
      <div>
        <SubmitButton look="end">{t("offers.end")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
