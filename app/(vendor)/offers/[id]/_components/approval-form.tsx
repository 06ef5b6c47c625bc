"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerApproval } from "@/lib/features/contract-decisions/actions";

type Props = Readonly<{ contractId: string; reference: string; suggestedNumber: string }>;

/** The number and the start an offer becomes a contract with. */
export function ApprovalForm({ contractId, reference, suggestedNumber }: Props) {
  const t = useTranslations("contracts");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerApproval, UNSENT);
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="contractId" value={contractId} />
      <input type="hidden" name="reference" value={reference} />
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        name="number"
        label={t("number")}
        description={t("offers.numberDescription")}
        maxLength={40}
        autoComplete="off"
        defaultValue={values.number ?? suggestedNumber}
        error={fieldErrors.number}
      />
      <TextField
        name="startDay"
        type="date"
        label={t("offers.startDay")}
        description={t("offers.startDescription")}
        defaultValue={values.startDay}
        error={fieldErrors.startDay}
      />
      <div>
        <SubmitButton>{t("offers.approve")}</SubmitButton>
      </div>
    </form>
  );
}
