"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { type Choice, SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPreAssignForm } from "@/lib/features/pre-assignments/actions";

type Props = Readonly<{ articles: readonly Choice[]; reference: string }>;

/** Pre-assigns a hardware license to one device. */
export function PreAssignForm({ articles, reference }: Props) {
  const t = useTranslations("preAssignments");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerPreAssignForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      {answer?.map(({ id, name, serial }) => (
        <Alert key={id} tone="good">
          {t("assigned", { name, serial })}
        </Alert>
      ))}
      <TextField
        name="serial"
        label={t("serial")}
        description={t("serialDescription")}
        defaultValue={answer ? "" : values.serial}
        error={fieldErrors.serial}
        autoComplete="off"
      />
      <SelectField
        name="article"
        label={t("article")}
        choices={articles}
        defaultValue={values.article}
        error={fieldErrors.article}
      />
      <TextField
        name="quantity"
        label={t("quantity")}
        inputMode="numeric"
        defaultValue={values.quantity ?? "1"}
        error={fieldErrors.quantity}
      />
      <SubmitButton fullWidth>{t("assign")}</SubmitButton>
    </ActionForm>
  );
}
