"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { signUp } from "@/lib/features/sign-ups/actions";

/** Registers a person. Afterwards it says where to look, and never whether the address was known. */
export function SignUpForm({ rule }: Readonly<{ rule: string }>) {
  const t = useTranslations("signUp");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(signUp, UNSENT);
  if (answer) {
    return (
      <div className="grid gap-3.5">
        <Alert tone="good" title={t("sentTitle")}>
          {t("sent", { email: values.email ?? "" })}
        </Alert>
        <ButtonLink href="/confirm-email">{t("notArrived")}</ButtonLink>
        <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
      </div>
    );
  }
  return (
    <ActionForm send={send} formError={formError}>
      <TextField
        name="name"
        label={t("name")}
        autoComplete="name"
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <TextField
        name="email"
        type="email"
        label={t("email")}
        description={t("emailHint")}
        autoComplete="username"
        defaultValue={values.email}
        error={fieldErrors.email}
      />
      <TextField
        name="newPassword"
        type="password"
        label={t("password")}
        description={rule}
        autoComplete="new-password"
        error={fieldErrors.newPassword}
      />
      <SubmitButton fullWidth>{t("submit")}</SubmitButton>
      <ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>
    </ActionForm>
  );
}
