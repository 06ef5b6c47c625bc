"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerClockForm } from "@/lib/features/clock/actions";
import { CLOCK_UNITS } from "@/lib/features/clock/schema";

/** Moves the clock on, or lets it stand still or run. */
export function ClockForm({ isFrozen }: Readonly<{ isFrozen: boolean }>) {
  const t = useTranslations("demoClock");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerClockForm, UNSENT);
  return (
    <ActionForm send={send} formError={formError}>
      <div className="grid grid-cols-2 gap-2.5">
        <TextField
          name="count"
          label={t("count")}
          inputMode="numeric"
          defaultValue={values.count ?? "1"}
          error={fieldErrors.count}
        />
        <SelectField
          name="unit"
          label={t("unit")}
          choices={CLOCK_UNITS.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
          defaultValue={values.unit ?? "days"}
        />
      </div>
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton name="move" value="advance">
          {t("move")}
        </SubmitButton>
        <SubmitButton name="move" value={isFrozen ? "run" : "freeze"} look="plain">
          {t(isFrozen ? "run" : "freeze")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
