"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPbxForm } from "@/lib/features/pbxs/actions";

/** Adds a PBX to the account, by the serial on its label. */
export function AddPbxForm({ accountId }: Readonly<{ accountId: string }>) {
  const t = useTranslations("newPbx");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerPbxForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ accountId }} formError={formError}>
      <TextField
        name="name"
        label={t("name")}
        description={t("nameDescription")}
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <TextField
        name="serial"
        label={t("serial")}
        description={t("serialDescription")}
        autoComplete="off"
        spellCheck={false}
        defaultValue={values.serial}
        error={fieldErrors.serial}
      />
      <SelectField
        name="scenario"
        label={t("scenario")}
        description={t("scenarioDescription")}
        choices={SCENARIOS.map((value) => ({ value, label: t(`scenarios.${value}`) }))}
        defaultValue={values.scenario}
        error={fieldErrors.scenario}
      />
      <SubmitButton>{t("add")}</SubmitButton>
    </ActionForm>
  );
}
