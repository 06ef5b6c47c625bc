"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerArticleChange, answerArticleForm } from "@/lib/features/articles/actions";
import { ArticleFields } from "./article-fields";

type Article = Readonly<{
  number: string;
  name: string;
  kind: string;
  version: string;
  rentable: boolean;
  perDevice: boolean;
}>;
type Props = Readonly<{ reference: string }>;

/** Adds an article: its number is given once. */
export function NewArticleForm({ reference }: Props) {
  const t = useTranslations("articles");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerArticleForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      <TextField
        name="number"
        label={t("number")}
        defaultValue={values.number}
        error={fieldErrors.number}
        placeholder="02-00039-002"
      />
      <ArticleFields typed={values} errors={fieldErrors} />
      <SubmitButton fullWidth>{t("add")}</SubmitButton>
    </ActionForm>
  );
}

/** Changes all of an article but its number. */
export function ArticleForm({ article, reference }: Props & Readonly<{ article: Article }>) {
  const t = useTranslations("articles");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerArticleChange, UNSENT);
  const { number, name, kind, version, rentable, perDevice } = article;
  const stored = {
    name,
    kind,
    version,
    ...(rentable && { rentable: "on" }),
    ...(perDevice && { perDevice: "on" }),
  };
  const isSent = Object.keys(values).length > 0;
  return (
    <ActionForm send={send} hidden={{ reference, number }} formError={formError}>
      <ArticleFields typed={isSent ? values : stored} errors={fieldErrors} />
      <SubmitButton fullWidth>{t("save")}</SubmitButton>
    </ActionForm>
  );
}
