"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerRevokeForm } from "@/lib/features/revocations/actions";

/** Revokes a license key, for a reason its owner reads. It cannot be undone. */
export function RevokeForm({ id, reference }: Readonly<{ id: string; reference: string }>) {
  const t = useTranslations("anyLicenseKeys");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerRevokeForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ id, reference }} formError={formError}>
      <TextField
        name="reason"
        label={t("reason")}
        description={t("revokeDescription")}
        defaultValue={values.reason}
        error={fieldErrors.reason}
        required
        maxLength={200}
      />
      <div>
        <SubmitButton look="end">{t("revoke")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
