"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { WarningAddressesField } from "@/components/accounts/warning-addresses-field";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { LOCALES } from "@/lib/domain/display/locale";
import { UNSENT } from "@/lib/domain/form-state";
import { answerAccountForm } from "@/lib/features/accounts/actions";

type Props = Readonly<{ customers: readonly string[]; locale: string; reference: string }>;

const CUSTOMERS = "known-customers";

/** Opens an account: one per customer domain, for a customer that is known or new. */
export function OpenAccountForm({ customers, locale, reference }: Props) {
  const t = useTranslations("newAccount");
  const [{ values, fieldErrors, formError }, send] = useActionState(answerAccountForm, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      <TextField
        name="customer"
        label={t("customer")}
        description={t("customerDescription")}
        list={CUSTOMERS}
        autoComplete="off"
        defaultValue={values.customer}
        error={fieldErrors.customer}
      />
      <datalist id={CUSTOMERS}>
        {customers.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <TextField
        name="name"
        label={t("name")}
        description={t("nameDescription")}
        defaultValue={values.name}
        error={fieldErrors.name}
      />
      <WarningAddressesField
        label={t("warningEmails")}
        description={t("warningEmailsDescription")}
        shown={values.warningEmails}
        fieldErrors={fieldErrors}
      />
      <SelectField
        name="warningLocale"
        label={t("warningLocale")}
        choices={LOCALES.map((value) => ({ value, label: t(`locales.${value}`) }))}
        defaultValue={values.warningLocale ?? locale}
        error={fieldErrors.warningLocale}
      />
      <SubmitButton>{t("open")}</SubmitButton>
    </ActionForm>
  );
}
