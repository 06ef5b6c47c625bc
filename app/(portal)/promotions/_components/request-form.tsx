"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPromotionRequest } from "@/lib/features/promotions/actions";

type Props = Readonly<{
  accounts: readonly Readonly<{ id: string; name: string }>[];
  /** Makes the same request, sent twice, count once. */
  reference: string;
}>;

/** Asks for the promotion: the account, and the exact name of the system in it. */
export function RequestForm({ accounts, reference }: Props) {
  const t = useTranslations("promotions");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerPromotionRequest, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      {answer && <Alert tone="good">{t("requested")}</Alert>}
      <SelectField
        name="accountId"
        label={t("account")}
        choices={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={values.accountId}
        error={fieldErrors.accountId}
      />
      <TextField
        name="systemName"
        label={t("systemName")}
        description={t("systemNameDescription")}
        autoComplete="off"
        spellCheck={false}
        defaultValue={values.systemName}
        error={fieldErrors.systemName}
      />
      <TextAreaField
        name="note"
        label={t("note")}
        rows={3}
        defaultValue={values.note}
        error={fieldErrors.note}
      />
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
