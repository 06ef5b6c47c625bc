"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerSwitchOff } from "@/lib/features/reloads/actions";

/** The stop switch of partner and customer: one press, nothing to fill in. */
export function SwitchOffForm({ accountId }: Readonly<{ accountId: string }>) {
  const t = useTranslations("reloading");
  const [{ formError }, send] = useActionState(answerSwitchOff, UNSENT);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2.5">
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton look="end">{t("switchOff")}</SubmitButton>
      <p role="alert" className="text-[0.8125rem] text-danger empty:hidden">
        {formError}
      </p>
    </form>
  );
}
