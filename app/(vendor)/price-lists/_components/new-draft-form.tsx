"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerNewDraftForm } from "@/lib/features/price-drafts/actions";

/** Begins a draft and goes to its editor. */
export function NewDraftForm({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("priceLists");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerNewDraftForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      <TextField
        name="name"
        label={t("draftName")}
        description={t("draftNameDescription")}
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <SubmitButton fullWidth>{t("begin")}</SubmitButton>
    </ActionForm>
  );
}
