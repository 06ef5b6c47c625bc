"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormStatus } from "@/components/forms/form-status";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { THRESHOLDS } from "@/lib/domain/reloads/reload";
import { answerReloading } from "@/lib/features/reloads/actions";

type Saved = Readonly<Record<"enabled" | "thresholdWeeks" | "amountIsc" | "monthlyCapIsc", string>>;
type Props = Readonly<{ accountId: string; reference: string; saved: Saved }>;

/** On or off, and on which terms. What was typed stays when something is missing. */
export function ReloadingForm({ accountId, reference, saved }: Props) {
  const t = useTranslations("reloading");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerReloading, UNSENT);
  const shown = answer ? saved : { ...saved, ...values };
  const amount = { inputMode: "numeric", autoComplete: "off", maxLength: 12 } as const;
  return (
    <ActionForm send={send} hidden={{ accountId, reference }} formError={formError}>
      <SelectField
        name="enabled"
        label={t("enabled")}
        choices={(["off", "on"] as const).map((value) => ({ value, label: t(`enabledChoices.${value}`) }))}
        defaultValue={shown.enabled}
      />
      <SelectField
        name="thresholdWeeks"
        label={t("threshold")}
        description={t("thresholdDescription")}
        choices={THRESHOLDS.map((count) => ({ value: String(count), label: t("weeks", { count }) }))}
        defaultValue={shown.thresholdWeeks}
      />
      <TextField
        name="amountIsc"
        label={t("amount")}
        description={t("amountDescription")}
        defaultValue={shown.amountIsc}
        error={fieldErrors.amountIsc}
        {...amount}
      />
      <TextField
        name="monthlyCapIsc"
        label={t("cap")}
        description={t("capDescription")}
        defaultValue={shown.monthlyCapIsc}
        error={fieldErrors.monthlyCapIsc}
        {...amount}
      />
      <div className="flex items-center gap-2.5">
        <SubmitButton>{t("save")}</SubmitButton>
        <FormStatus>{answer && t("saved")}</FormStatus>
      </div>
    </ActionForm>
  );
}
