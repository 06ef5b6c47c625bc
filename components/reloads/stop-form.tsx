"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerStop } from "@/lib/features/reloads/actions";

type Props = Readonly<{
  /** The account whose reloads are stopped; all where none is named. */
  accountId?: string;
  isStopped: boolean;
}>;

/** The vendor's stop switch: stops with a reason, or lets reloads go on. */
export function StopForm({ accountId, isStopped }: Props) {
  const t = useTranslations("reloading.stop");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerStop, UNSENT);
  const intent = isStopped ? "resume" : "stop";
  return (
    <ActionForm send={send} hidden={{ intent, ...(accountId && { accountId }) }} formError={formError}>
      {!isStopped && (
        <TextField
          name="reason"
          label={t("reason")}
          maxLength={300}
          autoComplete="off"
          defaultValue={values.reason}
          error={fieldErrors.reason}
        />
      )}
      <div>
        <SubmitButton look={isStopped ? "plain" : "end"}>{t(intent)}</SubmitButton>
      </div>
    </ActionForm>
  );
}
