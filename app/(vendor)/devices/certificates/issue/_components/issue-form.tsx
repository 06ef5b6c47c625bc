"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { answerIssue } from "@/lib/features/device-certificates/actions";

type Props = Readonly<{ signers: readonly Readonly<{ id: string; name: string }>[]; reference: string }>;

/** Issues a certificate for a request that vendor staff vouch for. */
export function IssueForm({ signers, reference }: Props) {
  const t = useTranslations("deviceIdentity.certificates");
  const words = useTranslations("deviceIdentity");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerIssue, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      <p className="text-muted">{t("issueText")}</p>
      <TextField
        name="serial"
        label={words("serial")}
        defaultValue={values["serial"]}
        error={fieldErrors["serial"]}
        autoComplete="off"
        required
      />
      <TextAreaField
        name="csr"
        label={t("csr")}
        description={t("csrDescription")}
        defaultValue={values["csr"]}
        error={fieldErrors["csr"]}
        className="font-mono text-[0.8125rem]"
        spellCheck={false}
        rows={10}
        required
      />
      <SelectField
        name="authorityId"
        label={t("authority")}
        choices={[
          { value: "", label: t("authorityDefault") },
          ...signers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={values["authorityId"] ?? ""}
        error={fieldErrors["authorityId"]}
      />
      <div>
        <SubmitButton>{t("issue")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
