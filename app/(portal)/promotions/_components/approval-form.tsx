"use client";

import { useTranslations } from "next-intl";
import { useActionState, useId } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPromotionApproval } from "@/lib/features/promotions/actions";

type Props = Readonly<{ promotionId: string; reference: string }>;

/** Until when a promotion runs. */
export function ApprovalForm({ promotionId, reference }: Props) {
  const t = useTranslations("promotions");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerPromotionApproval, UNSENT);
  return (
    <form action={send} className="grid content-start gap-3.5">
      <input type="hidden" name="promotionId" value={promotionId} />
      <input type="hidden" name="reference" value={reference} />
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        id={useId()}
        name="endDay"
        type="date"
        label={t("endDay")}
        description={t("endDayDescription")}
        defaultValue={values.endDay}
        error={fieldErrors.endDay}
      />
      <div>
        <SubmitButton>{t("approve")}</SubmitButton>
      </div>
    </form>
  );
}
