"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { changeEmail } from "@/lib/features/email-changes/actions";

/** Asks for another address; it counts once it is confirmed there. */
export function ChangeEmailForm() {
  const t = useTranslations("profile");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(changeEmail, UNSENT);
  return (
    <ActionForm send={send} formError={formError} className="max-w-sm">
      {answer && <Alert tone="good">{t("emailSent", { email: answer })}</Alert>}
      <TextField
        id="newEmail"
        name="email"
        type="email"
        label={t("newEmail")}
        description={t("emailChangeHint")}
        autoComplete="email"
        defaultValue={answer ? "" : values.email}
        error={fieldErrors.email}
      />
      <TextField
        id="passwordForEmail"
        name="currentPassword"
        type="password"
        label={t("yourPassword")}
        autoComplete="current-password"
        error={fieldErrors.currentPassword}
      />
      <div>
        <SubmitButton look="plain">{t("changeEmail")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
