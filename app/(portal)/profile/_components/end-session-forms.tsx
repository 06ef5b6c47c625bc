"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { endOtherSessions, endSession } from "@/lib/features/sessions/actions";

/** Ends one session. */
export function EndSessionForm({ id, name }: Readonly<{ id: string; name: string }>) {
  const t = useTranslations("sessions");
  const [{ formError }, send] = useActionState(endSession, UNSENT);
  return (
    <ButtonForm send={send} hidden={{ id }} formError={formError} look="end" name={name}>
      {t("end")}
    </ButtonForm>
  );
}

/** Ends all sessions but this one. */
export function EndOthersForm() {
  const t = useTranslations("sessions");
  const [{ formError }, send] = useActionState(endOtherSessions, UNSENT);
  return (
    <ButtonForm send={send} formError={formError} look="end">
      {t("endOthers")}
    </ButtonForm>
  );
}
