"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPromotionEnd, answerPromotionRejection } from "@/lib/features/promotions/actions";

type Props = Readonly<{ promotionId: string; reference: string; step: "reject" | "end" }>;

const ANSWERS = { reject: answerPromotionRejection, end: answerPromotionEnd } as const;

/** Why a request is turned down, or a promotion ends. */
export function ReasonForm({ promotionId, reference, step }: Props) {
  const t = useTranslations("promotions");
  const [{ values, fieldErrors, formError }, send] = useActionState(ANSWERS[step], UNSENT);
  return (
    <ActionForm
      send={send}
      hidden={{ promotionId, reference }}
      formError={formError}
      className="content-start"
    >
      <TextField
        id={`${step}-reason-${promotionId}`}
        name="reason"
        label={t("reason")}
        description={t("reasonDescription")}
        autoComplete="off"
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <div>
        <SubmitButton look="end">{t(step)}</SubmitButton>
      </div>
    </ActionForm>
  );
}
