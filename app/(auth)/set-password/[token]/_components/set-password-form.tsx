"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { setPassword } from "@/lib/features/people/actions";

type Props = Readonly<{
  link: string;
  email: string;
  labels: Readonly<{ newPassword: string; rule: string; submit: string }>;
}>;

/** Chooses a password. The address is there for those who let a program remember it. */
export function SetPasswordForm({ link, email, labels }: Props) {
  const [{ fieldErrors, formError }, send] = useActionState(setPassword, UNSENT);
  return (
    <ActionForm send={send} hidden={{ link }} formError={formError}>
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <TextField
        name="newPassword"
        type="password"
        label={labels.newPassword}
        description={labels.rule}
        autoComplete="new-password"
        error={fieldErrors.newPassword}
      />
      <SubmitButton fullWidth>{labels.submit}</SubmitButton>
    </ActionForm>
  );
}
