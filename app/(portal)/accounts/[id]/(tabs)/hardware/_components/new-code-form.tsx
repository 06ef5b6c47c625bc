"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { KeyDisplay } from "@/components/ui/key-display";
import { Moment } from "@/components/ui/moment";
import { UNSENT } from "@/lib/domain/form-state";
import { parseInstant } from "@/lib/domain/instant";
import { CODE_PURPOSES, MOST_DEVICES } from "@/lib/domain/rental-devices/provisioning-code";
import { answerNewCode } from "@/lib/features/provisioning-codes/actions";

type Props = Readonly<{ accountId: string; reference: string }>;

/** Makes a provisioning code and shows it, this once. */
export function NewCodeForm({ accountId, reference }: Props) {
  const t = useTranslations("devices.codes");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerNewCode, UNSENT);
  return (
    <form action={send} className="grid gap-3 px-4 pb-4">
      <HiddenFields fields={{ accountId, reference }} />
      <p className="text-[0.8125rem] text-muted">{t("text")}</p>
      {formError && <Alert tone="end">{formError}</Alert>}
      {answer && (
        <Alert tone="good">
          <p className="mb-2">{t("made", { count: answer.mostDevices })}</p>
          <KeyDisplay value={answer.code} label={t("code")} />
          <p className="mt-2">
            {t("until")} <Moment at={parseInstant(answer.expiresAt)} />
          </p>
        </Alert>
      )}
      <SelectField
        name="purpose"
        label={t("purpose")}
        choices={CODE_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        defaultValue={values.purpose ?? "device"}
        error={fieldErrors.purpose}
      />
      <TextField
        type="number"
        name="devices"
        label={t("devices")}
        description={t("devicesDescription")}
        min={1}
        max={MOST_DEVICES}
        defaultValue={values.devices ?? "10"}
        error={fieldErrors.devices}
      />
      <div>
        <SubmitButton look="plain">{t("make")}</SubmitButton>
      </div>
    </form>
  );
}
