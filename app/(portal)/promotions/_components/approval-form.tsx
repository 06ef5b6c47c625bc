"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPromotionApproval } from "@/lib/features/promotions/actions";

type Props = Readonly<{ promotionId: string; reference: string }>;

/** Until when a promotion runs. */
export function ApprovalForm({ promotionId, reference }: Props) {
  const t = useTranslations("promotions");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerPromotionApproval, UNSENT);
  return (
    <ActionForm
      send={send}
      hidden={{ promotionId, reference }}
      formError={formError}
      className="content-start"
    >
      <TextField
        id={`end-day-${promotionId}`}
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
    </ActionForm>
  );
}
