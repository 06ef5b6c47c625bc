"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { beginSecondFactor } from "@/lib/features/second-factors/actions";

/** Begins to set a second factor up. */
export function BeginForm() {
  const t = useTranslations("secondFactor");
  const [{ fieldErrors, formError }, send] = useActionState(beginSecondFactor, UNSENT);
  return (
    <ActionForm send={send} formError={formError}>
      <p className="text-muted">{t("explanation")}</p>
      <TextField
        name="currentPassword"
        type="password"
        label={t("currentPassword")}
        autoComplete="current-password"
        error={fieldErrors.currentPassword}
      />
      <div>
        <SubmitButton>{t("setUp")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
