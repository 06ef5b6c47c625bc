"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerEndCode } from "@/lib/features/provisioning-codes/actions";

type Props = Readonly<{ accountId: string; codeId: string; characters: string }>;

/** Ends a provisioning code. */
export function EndCodeForm({ accountId, codeId, characters }: Props) {
  const t = useTranslations("devices.codes");
  const [{ formError }, send] = useActionState(answerEndCode, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="accountId" value={accountId} />
      <input type="hidden" name="codeId" value={codeId} />
      {formError && <p role="alert">{formError}</p>}
      <SubmitButton look="plain" small aria-label={t("endThis", { characters })}>
        {t("end")}
      </SubmitButton>
    </form>
  );
}
