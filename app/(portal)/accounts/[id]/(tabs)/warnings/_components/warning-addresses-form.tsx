"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { WarningAddressesField } from "@/components/accounts/warning-addresses-field";
import { ActionForm } from "@/components/forms/action-form";
import { FormStatus } from "@/components/forms/form-status";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { LOCALES, type Locale } from "@/lib/domain/display/locale";
import { UNSENT } from "@/lib/domain/form-state";
import { answerWarningForm } from "@/lib/features/accounts/actions";

type Props = Readonly<{ accountId: string; addresses: string; locale: Locale }>;

/** Who is warned, in which language; the field is the switch. */
export function WarningAddressesForm({ accountId, addresses, locale }: Props) {
  const t = useTranslations("warnings");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerWarningForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ accountId }} formError={formError}>
      <WarningAddressesField
        label={t("addresses")}
        description={t("addressesDescription")}
        shown={answer ? addresses : (values.warningEmails ?? addresses)}
        fieldErrors={fieldErrors}
      />
      <SelectField
        name="warningLocale"
        label={t("language")}
        description={t("languageDescription")}
        choices={LOCALES.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
        defaultValue={answer ? locale : (values.warningLocale ?? locale)}
      />
      <div className="flex items-center gap-2.5">
        <SubmitButton>{t("save")}</SubmitButton>
        <FormStatus>{answer && t("saved")}</FormStatus>
      </div>
    </ActionForm>
  );
}
