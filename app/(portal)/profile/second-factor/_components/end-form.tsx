"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { endSecondFactor } from "@/lib/features/second-factors/actions";

/** Switches the second factor off. */
export function EndForm() {
  const t = useTranslations("secondFactor");
  const [{ fieldErrors, formError }, send] = useActionState(endSecondFactor, UNSENT);
  return (
    <ActionForm send={send} formError={formError}>
      <p className="text-muted">{t("endExplanation")}</p>
      <TextField
        name="currentPassword"
        type="password"
        label={t("currentPassword")}
        autoComplete="current-password"
        error={fieldErrors.currentPassword}
      />
      <TextField
        id="endCode"
        name="code"
        label={t("anyCode")}
        autoComplete="one-time-code"
        error={fieldErrors.code}
      />
      <div>
        <SubmitButton look="end">{t("end")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
