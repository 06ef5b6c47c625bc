"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { type Choice, SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerCreateOwnForm } from "@/lib/features/own-activations/actions";
import { NewOwnKeys } from "./new-own-keys";

type Props = Readonly<{ projectId: string; types: readonly Choice[]; reference: string }>;

/** Creates several own activations of one type in one go; what comes out is shown whole, this once. */
export function CreateOwnForm({ projectId, types, reference }: Props) {
  const t = useTranslations("ownActivations");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerCreateOwnForm, UNSENT);
  const list = `/projects/${projectId}/own-activations`;
  if (answer) return <NewOwnKeys keys={answer} list={list} />;
  if (types.length === 0) return <p className="text-muted">{t("nothingLeft")}</p>;
  return (
    <ActionForm send={send} hidden={{ projectId, reference }} formError={formError}>
      <SelectField
        name="article"
        label={t("type")}
        choices={types}
        defaultValue={values.article}
        error={fieldErrors.article}
      />
      <TextAreaField
        name="amounts"
        label={t("amounts")}
        description={t("amountsDescription")}
        placeholder="300 + 300 + 400"
        rows={3}
        autoComplete="off"
        defaultValue={values.amounts}
        error={fieldErrors.amounts}
      />
      <TextField
        name="note"
        label={t("note")}
        description={t("noteDescription")}
        defaultValue={values.note}
        error={fieldErrors.note}
      />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton>{t("create")}</SubmitButton>
        <ButtonLink href={list} prefetch={false}>
          {t("back")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
