"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { changePassword } from "@/lib/features/people/actions";

type Props = Readonly<{
  email: string;
  labels: Readonly<Record<"currentPassword" | "newPassword" | "rule" | "submit" | "changed", string>>;
}>;

/** Asks for the present password and the new one; all other sessions end. */
export function ChangePasswordForm({ email, labels }: Props) {
  const [{ fieldErrors, formError, answer }, send] = useActionState(changePassword, UNSENT);
  return (
    <ActionForm send={send} formError={formError} className="max-w-sm">
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      {answer && <Alert tone="good">{labels.changed}</Alert>}
      <TextField
        name="currentPassword"
        type="password"
        label={labels.currentPassword}
        autoComplete="current-password"
        error={fieldErrors.currentPassword}
      />
      <TextField
        name="newPassword"
        type="password"
        label={labels.newPassword}
        description={labels.rule}
        autoComplete="new-password"
        error={fieldErrors.newPassword}
      />
      <div>
        <SubmitButton>{labels.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
