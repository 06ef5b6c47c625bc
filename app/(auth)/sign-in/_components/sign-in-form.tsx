"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { signIn } from "@/lib/features/sessions/actions";

type Props = Readonly<{
  callbackUrl: string;
  labels: Readonly<{ email: string; password: string; submit: string }>;
}>;

/** Email and password; what was typed stays, but for the password. */
export function SignInForm({ callbackUrl, labels }: Props) {
  const [{ values, fieldErrors, formError }, send] = useActionState(signIn, UNSENT);
  return (
    <ActionForm send={send} hidden={{ callbackUrl }} formError={formError}>
      <TextField
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        defaultValue={values.email}
        error={fieldErrors.email}
      />
      <TextField
        name="password"
        type="password"
        label={labels.password}
        autoComplete="current-password"
        error={fieldErrors.password}
      />
      <SubmitButton fullWidth>{labels.submit}</SubmitButton>
    </ActionForm>
  );
}
