"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerDeletion } from "@/lib/features/account-deletions/actions";

type Props = Readonly<{
  account: Readonly<{ id: string; name: string; balanceTicks: string }>;
  /** What is forfeited, as it is shown. */
  amount: string;
  /** Makes the same confirmation, sent twice, count once. */
  reference: string;
}>;

/** Names what is forfeited, and wants the account's name typed. */
export function DeletionForm({ account, amount, reference }: Props) {
  const t = useTranslations("accountLife");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerDeletion, UNSENT);
  const isEmpty = account.balanceTicks === "0";
  return (
    <ActionForm
      send={send}
      hidden={{ accountId: account.id, balanceTicks: account.balanceTicks, reference }}
      formError={formError}
    >
      <p className="text-[1.0625rem] font-[550] tabular-nums">
        {t(isEmpty ? "delete.nothingLost" : "delete.lost", { amount })}
      </p>
      <p className="text-muted">
        {!isEmpty && `${t("delete.forGood")} `}
        {t("delete.text")}
      </p>
      <TextField
        name="name"
        label={t("delete.name")}
        description={t("delete.nameDescription", { name: account.name })}
        autoComplete="off"
        spellCheck={false}
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <div>
        <SubmitButton look="end">{t(isEmpty ? "delete.title" : "delete.submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
