"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { UNSENT } from "@/lib/domain/form-state";
import { answerSwapForm } from "@/lib/features/device-swaps/actions";

type Device = Readonly<{ serial: string; name: string; model: string }>;
type Props = Readonly<{
  accountId: string;
  device: Device;
  replacements: readonly Device[];
  reference: string;
}>;

/** Chooses the device that takes the place of a defective one. */
export function SwapForm({ accountId, device, replacements, reference }: Props) {
  const t = useTranslations("devices.rma");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerSwapForm, UNSENT);
  const choices = replacements.map(({ serial, name }) => ({ value: serial, label: `${name} · ${serial}` }));
  return (
    <ActionForm send={send} hidden={{ accountId, serial: device.serial, reference }} formError={formError}>
      <Facts facts={[{ label: t("old"), value: `${device.name} · ${device.serial}` }]} />
      <SelectField
        name="newSerial"
        label={t("new")}
        required
        choices={choices.length === 1 ? choices : [{ value: "", label: t("choose") }, ...choices]}
        defaultValue={values.newSerial ?? choices.slice(0, choices.length === 1 ? 1 : 0)[0]?.value ?? ""}
        error={fieldErrors.newSerial}
      />
      <TextField
        name="reason"
        label={t("reason")}
        maxLength={500}
        defaultValue={values.reason}
        error={fieldErrors.reason}
      />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton>{t("submit")}</SubmitButton>
        <ButtonLink href={`/accounts/${accountId}/contract`} prefetch={false}>
          {t("cancel")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
