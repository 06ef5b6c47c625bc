"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerNewDraftForm } from "@/lib/features/price-drafts/actions";

/** Begins a draft and goes to its editor. */
export function NewDraftForm({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("priceLists");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerNewDraftForm, UNSENT);
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="reference" value={reference} />
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        name="name"
        label={t("draftName")}
        description={t("draftNameDescription")}
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <SubmitButton fullWidth>{t("begin")}</SubmitButton>
    </form>
  );
}
