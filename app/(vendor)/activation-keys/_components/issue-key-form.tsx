"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { Choice } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerIssueForm } from "@/lib/features/activation-keys/actions";
import { ArticleRows } from "./article-rows";
import { HoldsChoice } from "./holds-choice";
import { NewKeys } from "./new-keys";

type Props = Readonly<{ articles: readonly Choice[]; reference: string }>;

/** Issues keys with an iSC value or with pieces of articles; what comes out is shown whole, this once. */
export function IssueKeyForm({ articles, reference }: Props) {
  const t = useTranslations("activationKeys");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerIssueForm, UNSENT);
  return (
    <div className="grid gap-3.5">
      {answer && <NewKeys keys={answer} />}
      <ActionForm send={send} hidden={{ reference }} formError={formError} className="group">
        {/* What Enter in a field presses: the first button of the form, which would otherwise add a row. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <HoldsChoice chosen={values.holds} />
        <div className="group-has-[[value=pieces]:checked]:hidden">
          <TextField
            name="isc"
            label={t("iscValue")}
            inputMode="decimal"
            defaultValue={values.isc}
            error={fieldErrors.isc}
          />
        </div>
        <div className="hidden gap-3.5 group-has-[[value=pieces]:checked]:grid">
          <ArticleRows articles={articles} values={values} errors={fieldErrors} />
        </div>
        <TextField
          name="count"
          label={t("count")}
          description={t("countDescription")}
          inputMode="numeric"
          defaultValue={values.count ?? "1"}
          error={fieldErrors.count}
        />
        <TextField
          name="orderNumber"
          label={t("orderNumber")}
          defaultValue={values.orderNumber}
          error={fieldErrors.orderNumber}
        />
        <TextField
          name="note"
          label={t("note")}
          description={t("noteDescription")}
          defaultValue={values.note}
          error={fieldErrors.note}
        />
        <SubmitButton fullWidth>{t("issue")}</SubmitButton>
      </ActionForm>
    </div>
  );
}
