"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { PASSWORD_LEAST } from "@/lib/domain/people/password-policy";
import { acceptInvitationAsNew } from "@/lib/features/invitations/actions";

/** Registers the person invited: the link came by mail, so their address needs no other proof. */
export function BeginForm({ link, email }: Readonly<{ link: string; email: string }>) {
  const t = useTranslations("invitation");
  const words = useTranslations("passwords");
  const [{ values, fieldErrors, formError }, send] = useActionState(acceptInvitationAsNew, UNSENT);
  return (
    <ActionForm send={send} hidden={{ link }} formError={formError}>
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <p className="text-muted">{t("newTo")}</p>
      <TextField
        name="name"
        label={t("name")}
        autoComplete="name"
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <TextField
        name="newPassword"
        type="password"
        label={t("password")}
        description={words("rule", { least: PASSWORD_LEAST })}
        autoComplete="new-password"
        error={fieldErrors.newPassword}
      />
      <SubmitButton fullWidth>{t("begin")}</SubmitButton>
    </ActionForm>
  );
}
