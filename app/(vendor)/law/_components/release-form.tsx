"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { answerReleaseForm } from "@/lib/features/license-law/actions";

/** Looks at the account's ledger again and, if it adds up now, lets the account go on. */
export function ReleaseForm({ accountId, name }: Readonly<{ accountId: string; name: string }>) {
  const t = useTranslations("law");
  const [{ formError }, send] = useActionState(answerReleaseForm, UNSENT);
  return (
    <ButtonForm
      send={send}
      hidden={{ accountId }}
      formError={formError}
      look="plain"
      name={t("checkAgainOne", { name })}
    >
      {t("checkAgain")}
    </ButtonForm>
  );
}
