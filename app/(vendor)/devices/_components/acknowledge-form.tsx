"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerAcknowledgement } from "@/lib/features/device-alarms/actions";

/** Acknowledges an alarm, with what was found out. */
export function AcknowledgeForm({ id, reference }: Readonly<{ id: string; reference: string }>) {
  const t = useTranslations("deviceIdentity.alarms");
  const [{ values, formError }, send] = useActionState(answerAcknowledgement, UNSENT);
  return (
    <form action={send} className="flex w-full min-w-0 flex-wrap items-center gap-2 sm:w-auto sm:flex-1">
      <HiddenFields fields={{ id, reference }} />
      <input
        name="note"
        aria-label={t("note")}
        placeholder={t("note")}
        defaultValue={values["note"]}
        maxLength={500}
        autoComplete="off"
        className="input w-full min-w-0 sm:w-auto sm:max-w-96 sm:flex-1"
      />
      <SubmitButton look="plain">{t("acknowledge")}</SubmitButton>
      {formError && (
        <p role="alert" className="w-full text-xs text-danger">
          {formError}
        </p>
      )}
    </form>
  );
}
