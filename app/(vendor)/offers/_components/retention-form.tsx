"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerRetention } from "@/lib/features/retention/actions";

type Props = Readonly<{ months: number; reference: string }>;

/** How long credit is kept after a contract's end. */
export function RetentionForm({ months, reference }: Props) {
  const t = useTranslations("promotions.retention");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerRetention, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      {answer && <Alert tone="good">{t("saved")}</Alert>}
      <p className="text-muted">{t("text")}</p>
      <TextField
        name="months"
        inputMode="numeric"
        label={t("months")}
        description={t("monthsDescription")}
        defaultValue={values.months ?? String(months)}
        error={fieldErrors.months}
      />
      <div>
        <SubmitButton look="plain">{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
