"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerWithdrawal } from "@/lib/features/device-enrollments/actions";

/** Withdraws a code nobody has used. */
export function WithdrawForm({ id, last }: Readonly<{ id: string; last: string }>) {
  const t = useTranslations("deviceIdentity.enrollment");
  const [{ formError }, send] = useActionState(answerWithdrawal, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      {formError && (
        <p role="alert" className="mb-1 text-xs text-danger">
          {formError}
        </p>
      )}
      <Button type="submit" look="end" small aria-label={t("withdrawNamed", { last })}>
        {t("withdraw")}
      </Button>
    </form>
  );
}
