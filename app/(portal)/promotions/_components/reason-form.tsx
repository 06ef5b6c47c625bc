"use client";

import { useTranslations } from "next-intl";
import { useActionState, useId } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPromotionEnd, answerPromotionRejection } from "@/lib/features/promotions/actions";

type Props = Readonly<{ promotionId: string; reference: string; step: "reject" | "end" }>;

const ANSWERS = { reject: answerPromotionRejection, end: answerPromotionEnd } as const;

/** Why a request is turned down, or a promotion ends. */
export function ReasonForm({ promotionId, reference, step }: Props) {
  const t = useTranslations("promotions");
  const [{ values, fieldErrors, formError }, send] = useActionState(ANSWERS[step], UNSENT);
  return (
    <form action={send} className="grid content-start gap-3.5">
      <input type="hidden" name="promotionId" value={promotionId} />
      <input type="hidden" name="reference" value={reference} />
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        id={useId()}
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
    </form>
  );
}
