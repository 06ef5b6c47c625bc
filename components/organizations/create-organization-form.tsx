"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { createOrganization } from "@/lib/features/organizations/actions";

/** Creates an organization of one's own. */
export function CreateOrganizationForm() {
  const t = useTranslations("organization");
  const [{ values, fieldErrors, formError }, send] = useActionState(createOrganization, UNSENT);
  return (
    <ActionForm send={send} formError={formError}>
      <TextField
        name="name"
        label={t("name")}
        autoComplete="organization"
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <SubmitButton fullWidth>{t("create")}</SubmitButton>
    </ActionForm>
  );
}
