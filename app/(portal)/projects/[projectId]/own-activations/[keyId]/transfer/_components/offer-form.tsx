"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerOfferForm } from "@/lib/features/key-transfers/actions";

type Props = Readonly<{ projectId: string; keyId: string; reference: string }>;

/** To whom a key is handed over: who is meant must be known, nothing is looked up while typing. */
export function OfferForm({ projectId, keyId, reference }: Props) {
  const t = useTranslations("keyTransfers");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerOfferForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ projectId, keyId, reference }} formError={formError}>
      <TextField
        name="recipient"
        label={t("recipient")}
        description={t("recipientDescription")}
        autoComplete="off"
        defaultValue={values.recipient}
        error={fieldErrors.recipient}
      />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton>{t("offer")}</SubmitButton>
        <ButtonLink href={`/projects/${projectId}/own-activations`} prefetch={false}>
          {t("back")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
