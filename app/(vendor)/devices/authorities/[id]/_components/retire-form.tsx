"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerRetirement } from "@/lib/features/device-authorities/actions";
import { TRUST_ENDS } from "@/lib/features/device-authorities/schema";

/** Retires an authority, and says how long what it has signed goes on. */
export function RetireForm({ id }: Readonly<{ id: string }>) {
  const t = useTranslations("deviceIdentity.authorities");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerRetirement, UNSENT);
  return (
    <ActionForm send={send} hidden={{ id }} formError={formError}>
      <p className="text-muted">{t("retireText")}</p>
      <SelectField
        name="trust"
        label={t("trust")}
        choices={TRUST_ENDS.map((value) => ({ value, label: t(`trusts.${value}`) }))}
        defaultValue={values["trust"] ?? "own"}
        error={fieldErrors["trust"]}
      />
      <TextField
        name="trustedUntil"
        type="date"
        label={t("trustDay")}
        description={t("trustDayDescription")}
        defaultValue={values["trustedUntil"]}
        error={fieldErrors["trustedUntil"]}
      />
      <div>
        <SubmitButton look="end">{t("retire")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
