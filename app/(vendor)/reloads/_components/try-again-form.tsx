"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { answerTryAgain } from "@/lib/features/reloads/actions";

/** Has a reload tried again at once; where it stood, it goes on. */
export function TryAgainForm({ reloadId }: Readonly<{ reloadId: string }>) {
  const t = useTranslations("reloading");
  const [{ formError }, send] = useActionState(answerTryAgain, UNSENT);
  return (
    <ButtonForm send={send} hidden={{ reloadId }} formError={formError} look="plain">
      {t("again")}
    </ButtonForm>
  );
}
