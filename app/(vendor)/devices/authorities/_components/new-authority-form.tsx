"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerNewAuthority } from "@/lib/features/device-authorities/actions";
import { AuthorityFields } from "./authority-fields";

/** Creates an authority with a key of its own. */
export function NewAuthorityForm({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("deviceIdentity.authorities");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerNewAuthority, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      <p className="text-muted">{t("createText")}</p>
      <AuthorityFields form="new" values={values} fieldErrors={fieldErrors} />
      <div>
        <SubmitButton>{t("create")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
