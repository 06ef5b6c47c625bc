"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { endOtherSessions, endSession } from "@/lib/features/sessions/actions";

/** Ends one session. */
export function EndSessionForm({ id, name }: Readonly<{ id: string; name: string }>) {
  const t = useTranslations("sessions");
  const [{ formError }, send] = useActionState(endSession, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <Fault text={formError} />
      <SubmitButton look="end" small aria-label={name}>
        {t("end")}
      </SubmitButton>
    </form>
  );
}

/** Ends all sessions but this one. */
export function EndOthersForm() {
  const t = useTranslations("sessions");
  const [{ formError }, send] = useActionState(endOtherSessions, UNSENT);
  return (
    <form action={send}>
      <Fault text={formError} />
      <SubmitButton look="end" small>
        {t("endOthers")}
      </SubmitButton>
    </form>
  );
}

const Fault = ({ text }: Readonly<{ text: string | null }>) =>
  text && (
    <p role="alert" className="mb-1 text-xs text-danger">
      {text}
    </p>
  );
