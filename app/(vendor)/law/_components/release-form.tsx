"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerReleaseForm } from "@/lib/features/license-law/actions";

/** Looks at the account's ledger again and, if it adds up now, lets the account go on. */
export function ReleaseForm({ accountId, name }: Readonly<{ accountId: string; name: string }>) {
  const t = useTranslations("law");
  const [{ formError }, send] = useActionState(answerReleaseForm, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton look="plain" small aria-label={t("checkAgainOne", { name })}>
        {t("checkAgain")}
      </SubmitButton>
      {formError && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {formError}
        </p>
      )}
    </form>
  );
}
