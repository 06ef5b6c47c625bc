"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { signInWithCode } from "@/lib/features/second-factors/actions";

/** The second step of signing in. */
export function CodeForm() {
  const t = useTranslations("secondFactor");
  const [{ fieldErrors, formError }, send] = useActionState(signInWithCode, UNSENT);
  return (
    <form action={send} className="grid gap-3.5">
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        name="code"
        label={t("anyCode")}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        error={fieldErrors.code}
      />
      <SubmitButton fullWidth>{t("continue")}</SubmitButton>
    </form>
  );
}
