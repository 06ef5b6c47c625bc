"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerImport } from "@/lib/features/device-authorities/actions";
import { AuthorityFields } from "./authority-fields";

/** Brings in an authority from elsewhere. Its key and pass phrase are never shown again, not even after a mistake. */
export function ImportForm({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("deviceIdentity.authorities");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerImport, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      <p className="text-muted">{t("importText")}</p>
      <AuthorityFields form="import" values={values} fieldErrors={fieldErrors} />
      <TextAreaField
        name="certificate"
        label={t("certificate")}
        description={t("certificateDescription")}
        defaultValue={values["certificate"]}
        error={fieldErrors["certificate"]}
        className="font-mono text-[0.8125rem]"
        spellCheck={false}
        rows={5}
        required
      />
      <TextAreaField
        name="privateKey"
        label={t("privateKey")}
        description={t("privateKeyDescription")}
        error={fieldErrors["privateKey"]}
        className="font-mono text-[0.8125rem]"
        spellCheck={false}
        autoComplete="off"
        rows={5}
        required
      />
      <TextField
        name="passphrase"
        type="password"
        label={t("passphrase")}
        description={t("passphraseDescription")}
        error={fieldErrors["passphrase"]}
        autoComplete="off"
      />
      <div>
        <SubmitButton>{t("import")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
