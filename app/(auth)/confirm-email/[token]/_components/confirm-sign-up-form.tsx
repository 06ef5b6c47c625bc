"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { confirmSignUp } from "@/lib/features/sign-ups/actions";

/** Confirms a new person's address with the password they chose, and signs them in. */
export function ConfirmSignUpForm({ link, email }: Readonly<{ link: string; email: string }>) {
  const t = useTranslations("confirmEmail");
  const [{ fieldErrors, formError }, send] = useActionState(confirmSignUp, UNSENT);
  return (
    <ActionForm send={send} hidden={{ link }} formError={formError}>
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <TextField
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        error={fieldErrors.password}
      />
      <SubmitButton fullWidth>{t("confirm")}</SubmitButton>
    </ActionForm>
  );
}
