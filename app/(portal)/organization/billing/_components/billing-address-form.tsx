"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PartyFields } from "@/components/billing/party-fields";
import { FormStatus } from "@/components/forms/form-status";
import { type Choice, SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { LOCALES } from "@/lib/domain/display/locale";
import { UNSENT } from "@/lib/domain/form-state";
import type { Buyer } from "@/lib/domain/invoices/party";
import { answerBillingAddress } from "@/lib/features/billing/actions";

type Props = Readonly<{ buyer: Buyer | null; countries: readonly Choice[]; mayWrite: boolean }>;

/** Where a partner's invoices go, and in which language. */
export function BillingAddressForm({ buyer, countries, mayWrite }: Props) {
  const t = useTranslations("billing");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerBillingAddress, UNSENT);
  const shown: Readonly<Record<string, string>> = { ...buyer, ...(answer ? {} : values) };
  return (
    <form action={send}>
      <fieldset disabled={!mayWrite} className="grid gap-3.5">
        {formError && <Alert tone="end">{formError}</Alert>}
        <PartyFields
          shown={shown}
          errors={fieldErrors}
          countries={countries}
          vatDescription={t("vatIdDescription")}
        />
        <SelectField
          name="locale"
          label={t("locale")}
          choices={LOCALES.map((value) => ({ value, label: t(`locales.${value}`) }))}
          defaultValue={shown.locale}
        />
        {mayWrite && (
          <div className="flex items-center gap-2.5">
            <SubmitButton>{t("save")}</SubmitButton>
            <FormStatus>{answer && t("saved")}</FormStatus>
          </div>
        )}
      </fieldset>
    </form>
  );
}
