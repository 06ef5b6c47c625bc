"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
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
  return (
    <form action={send} className="grid gap-3.5">
      <input type="hidden" name="intent" value={isStopped ? "resume" : "stop"} />
      {accountId && <input type="hidden" name="accountId" value={accountId} />}
      {formError && <Alert tone="end">{formError}</Alert>}
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
        <SubmitButton look={isStopped ? "plain" : "end"}>{t(isStopped ? "resume" : "stop")}</SubmitButton>
      </div>
    </form>
  );
}
