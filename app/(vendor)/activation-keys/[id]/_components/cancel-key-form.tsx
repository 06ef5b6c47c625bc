"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerCancelForm } from "@/lib/features/activation-keys/actions";

/** Makes a key nobody used unusable, for a reason. It cannot be undone. */
export function CancelKeyForm({ id, reference }: Readonly<{ id: string; reference: string }>) {
  const t = useTranslations("activationKeys");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerCancelForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ id, reference }} formError={formError}>
      <TextField
        name="reason"
        label={t("reason")}
        description={t("cancelDescription")}
        defaultValue={values.reason}
        error={fieldErrors.reason}
        required
        maxLength={300}
      />
      <div>
        <SubmitButton look="end">{t("cancel")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
