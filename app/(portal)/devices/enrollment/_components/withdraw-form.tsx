"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { answerWithdrawal } from "@/lib/features/device-enrollments/actions";

/** Withdraws a code nobody has used. */
export function WithdrawForm({ id, last }: Readonly<{ id: string; last: string }>) {
  const t = useTranslations("deviceIdentity.enrollment");
  const [{ formError }, send] = useActionState(answerWithdrawal, UNSENT);
  return (
    <ButtonForm
      send={send}
      hidden={{ id }}
      formError={formError}
      look="end"
      name={t("withdrawNamed", { last })}
    >
      {t("withdraw")}
    </ButtonForm>
  );
}
