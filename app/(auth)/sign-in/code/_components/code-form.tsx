"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { signInWithCode } from "@/lib/features/second-factors/actions";

/** The second step of signing in. */
export function CodeForm() {
  const t = useTranslations("secondFactor");
  const [{ fieldErrors, formError }, send] = useActionState(signInWithCode, UNSENT);
  return (
    <ActionForm send={send} formError={formError}>
      <TextField
        name="code"
        label={t("anyCode")}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        error={fieldErrors.code}
      />
      <SubmitButton fullWidth>{t("continue")}</SubmitButton>
    </ActionForm>
  );
}
