"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { ARTICLE_KINDS } from "@/lib/domain/licenses/articles";
import { answerArticleChange, answerArticleForm } from "@/lib/features/articles/actions";
import { TickBox } from "./tick-box";

type Article = Readonly<{
  number: string;
  name: string;
  kind: string;
  version: string;
  rentable: boolean;
  perDevice: boolean;
}>;
/** Without an article, a new one is added. */
type Props = Readonly<{ article?: Article; reference: string }>;

/** What is said of an article; its number is given once. */
export function ArticleForm({ article, reference }: Props) {
  const t = useTranslations("articles");
  const answer = article ? answerArticleChange : answerArticleForm;
  const [{ values, fieldErrors, formError }, send] = useActionState(answer, UNSENT);
  const isSent = Object.keys(values).length > 0;
  const isTicked = (name: "rentable" | "perDevice") => (isSent ? values[name] === "on" : article?.[name]);
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="reference" value={reference} />
      {article && <input type="hidden" name="number" value={article.number} />}
      {formError && <Alert tone="end">{formError}</Alert>}
      {!article && (
        <TextField
          name="number"
          label={t("number")}
          defaultValue={values.number}
          error={fieldErrors.number}
          placeholder="02-00039-002"
        />
      )}
      <TextField
        name="name"
        label={t("name")}
        defaultValue={values.name ?? article?.name}
        error={fieldErrors.name}
      />
      <SelectField
        name="kind"
        label={t("kind")}
        choices={ARTICLE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        defaultValue={values.kind ?? article?.kind}
        error={fieldErrors.kind}
      />
      <TextField
        name="version"
        label={t("version")}
        description={t("versionDescription")}
        defaultValue={values.version ?? article?.version}
        error={fieldErrors.version}
      />
      <TickBox
        name="rentable"
        label={t("rentable")}
        ticked={isTicked("rentable")}
        error={fieldErrors.rentable}
      />
      <TickBox name="perDevice" label={t("perDevice")} ticked={isTicked("perDevice")} />
      <SubmitButton fullWidth>{article ? t("save") : t("add")}</SubmitButton>
    </form>
  );
}
