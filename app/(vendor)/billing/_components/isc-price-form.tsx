"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerIscPrice } from "@/lib/features/billing/actions";

/** A price of one iSC from a second on. */
export function IscPriceForm({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("billing");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerIscPrice, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError} className="w-full">
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          name="price"
          label={t("price")}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={answer ? "" : values.price}
          error={fieldErrors.price}
        />
        <TextField
          name="validFrom"
          type="datetime-local"
          label={t("validFrom")}
          description={t("validFromDescription")}
          defaultValue={answer ? "" : values.validFrom}
          error={fieldErrors.validFrom}
        />
      </div>
      <div className="flex items-center gap-2.5">
        <SubmitButton>{t("setPrice")}</SubmitButton>
        <FormStatus>{answer && t("saved")}</FormStatus>
      </div>
    </ActionForm>
  );
}
