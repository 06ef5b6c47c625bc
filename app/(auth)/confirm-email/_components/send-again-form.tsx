"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { sendConfirmationAgain } from "@/lib/features/sign-ups/actions";

/** Asks for the mail with the link once more. */
export function SendAgainForm() {
  const t = useTranslations("confirmEmail");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(sendConfirmationAgain, UNSENT);
  if (answer) return <Alert tone="good">{t("sentAgain")}</Alert>;
  return (
    <ActionForm send={send} formError={formError}>
      <TextField
        name="email"
        type="email"
        label={t("email")}
        autoComplete="username"
        defaultValue={values.email}
        error={fieldErrors.email}
      />
      <SubmitButton fullWidth>{t("again")}</SubmitButton>
    </ActionForm>
  );
}
