"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { confirmEmailChange } from "@/lib/features/email-changes/actions";

/** Puts the new address in the place of the old one. A program that only opens the link changes nothing. */
export function ConfirmChangeForm({ link }: Readonly<{ link: string }>) {
  const t = useTranslations("confirmEmail");
  const [{ formError, answer }, send] = useActionState(confirmEmailChange, UNSENT);
  if (answer) {
    return (
      <div className="grid gap-3.5">
        <Alert tone="good">{t("changed")}</Alert>
        <ButtonLink href="/profile">{t("toPortal")}</ButtonLink>
      </div>
    );
  }
  return (
    <ActionForm send={send} hidden={{ link }} formError={formError}>
      <SubmitButton fullWidth>{t("confirm")}</SubmitButton>
    </ActionForm>
  );
}
