"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { KeyDisplay } from "@/components/ui/key-display";
import { UNSENT } from "@/lib/domain/form-state";
import { createApiToken } from "@/lib/features/api-tokens/actions";
import { ACCESSES } from "@/lib/features/api-tokens/schema";

/** Makes a token, which is shown whole this once. */
export function CreateTokenForm() {
  const t = useTranslations("apiTokens");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(createApiToken, UNSENT);
  return (
    <ActionForm send={send} formError={formError}>
      {answer && (
        <Alert tone="good">
          <p className="mb-2">{t("shownOnce")}</p>
          <KeyDisplay value={answer} label={t("token")} />
        </Alert>
      )}
      <TextField
        name="name"
        label={t("name")}
        description={t("nameDescription")}
        defaultValue={answer ? "" : values.name}
        error={fieldErrors.name}
      />
      <SelectField
        name="access"
        label={t("access")}
        choices={ACCESSES.map((access) => ({ value: access, label: t(`accesses.${access}`) }))}
        defaultValue={values.access ?? "read"}
        error={fieldErrors.access}
      />
      <SubmitButton fullWidth>{t("create")}</SubmitButton>
    </ActionForm>
  );
}
