"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerCancelInvoice } from "@/lib/features/invoices/actions";

/** Takes an invoice back, with the reason that stands on the credit note. */
export function CancelInvoiceForm({
  invoiceId,
  reference,
}: Readonly<{ invoiceId: string; reference: string }>) {
  const t = useTranslations("invoices");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerCancelInvoice, UNSENT);
  return (
    <ActionForm send={send} hidden={{ invoiceId, reference }} formError={formError}>
      <TextField
        name="reason"
        label={t("cancelReason")}
        maxLength={300}
        autoComplete="off"
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <div>
        <SubmitButton look="end">{t("cancel")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
