"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { CHOSEN_REASONS } from "@/lib/domain/devices/revocation-reason";
import { UNSENT } from "@/lib/domain/form-state";
import { answerRevocation } from "@/lib/features/device-certificates/actions";

type Props = Readonly<{ authorityId: string; number: string; reference: string }>;

/** Revokes a certificate, for a reason of RFC 5280. */
export function RevokeForm({ authorityId, number, reference }: Props) {
  const t = useTranslations("deviceIdentity.certificates");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerRevocation, UNSENT);
  return (
    <ActionForm send={send} hidden={{ authorityId, number, reference }} formError={formError}>
      <p className="text-muted">{t("revokeText")}</p>
      <SelectField
        name="reason"
        label={t("reason")}
        choices={CHOSEN_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        defaultValue={values["reason"] ?? CHOSEN_REASONS[0]}
        error={fieldErrors["reason"]}
      />
      <TextField
        id="revocation-note"
        name="note"
        label={t("note")}
        description={t("noteDescription")}
        defaultValue={values["note"]}
        error={fieldErrors["note"]}
        maxLength={500}
        autoComplete="off"
      />
      <div>
        <SubmitButton look="end">{t("revoke")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
