"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerTryAgain } from "@/lib/features/reloads/actions";

/** Has a reload tried again at once; where it stood, it goes on. */
export function TryAgainForm({ reloadId }: Readonly<{ reloadId: string }>) {
  const t = useTranslations("reloading");
  const [{ formError }, send] = useActionState(answerTryAgain, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="reloadId" value={reloadId} />
      <SubmitButton look="plain" small>
        {t("again")}
      </SubmitButton>
      <p role="alert" className="text-[0.8125rem] text-danger empty:hidden">
        {formError}
      </p>
    </form>
  );
}
