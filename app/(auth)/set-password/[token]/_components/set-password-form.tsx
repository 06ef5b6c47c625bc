"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
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
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="link" value={link} />
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        name="newPassword"
        type="password"
        label={labels.newPassword}
        description={labels.rule}
        autoComplete="new-password"
        error={fieldErrors.newPassword}
      />
      <SubmitButton fullWidth>{labels.submit}</SubmitButton>
    </form>
  );
}
