"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerRejection } from "@/lib/features/contract-decisions/actions";

type Props = Readonly<{ contractId: string; reference: string }>;

/** Why an offer is turned down. */
export function RejectionForm({ contractId, reference }: Props) {
  const t = useTranslations("contracts");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerRejection, UNSENT);
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="contractId" value={contractId} />
      <input type="hidden" name="reference" value={reference} />
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        name="reason"
        label={t("reason")}
        description={t("offers.reasonDescription")}
        maxLength={1_000}
        autoComplete="off"
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <div>
        <SubmitButton look="end">{t("offers.reject")}</SubmitButton>
      </div>
    </form>
  );
}
