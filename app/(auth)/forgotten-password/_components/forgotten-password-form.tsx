"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerForgottenPassword } from "@/lib/features/password-links/actions";

type Props = Readonly<{ labels: Readonly<{ email: string; submit: string; sent: string }> }>;

/** Asks for a link that sets a new password. */
export function ForgottenPasswordForm({ labels }: Props) {
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerForgottenPassword, UNSENT);
  if (answer) return <Alert tone="good">{labels.sent}</Alert>;
  return (
    <ActionForm send={send} formError={formError}>
      <TextField
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        defaultValue={values.email}
        error={fieldErrors.email}
      />
      <SubmitButton fullWidth>{labels.submit}</SubmitButton>
    </ActionForm>
  );
}
