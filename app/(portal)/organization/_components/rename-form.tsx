"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { renameOrganization } from "@/lib/features/organizations/actions";

/** Gives the organization another name. */
export function RenameForm({ name }: Readonly<{ name: string }>) {
  const t = useTranslations("organization");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(renameOrganization, UNSENT);
  return (
    <ActionForm send={send} formError={formError}>
      {answer && <Alert tone="good">{t("renamed")}</Alert>}
      <TextField
        name="name"
        label={t("name")}
        autoComplete="organization"
        defaultValue={values.name ?? name}
        error={fieldErrors.name}
      />
      <div>
        <SubmitButton look="plain">{t("rename")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
