"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerWarningTest } from "@/lib/features/warning-tests/actions";

/** Sends a test to the addresses that are saved. */
export function WarningTestForm({ accountId }: Readonly<{ accountId: string }>) {
  const t = useTranslations("warnings");
  const [{ answer, formError }, send] = useActionState(answerWarningTest, UNSENT);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2.5">
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton look="plain">{t("sendTest")}</SubmitButton>
      <FormStatus>{formError ?? (answer && t("testSent"))}</FormStatus>
    </form>
  );
}
