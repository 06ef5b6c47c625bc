"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PartyFields } from "@/components/billing/party-fields";
import { FormStatus } from "@/components/forms/form-status";
import type { Choice } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import type { Seller } from "@/lib/domain/invoices/party";
import { answerSeller } from "@/lib/features/billing/actions";

type Props = Readonly<{ seller: Seller | null; countries: readonly Choice[]; mayWrite: boolean }>;

/** The seller on every invoice. */
export function SellerForm({ seller, countries, mayWrite }: Props) {
  const t = useTranslations("billing");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerSeller, UNSENT);
  const shown = { ...textsOf(seller), ...(answer ? {} : values) };
  return (
    <form action={send}>
      <fieldset disabled={!mayWrite} className="grid gap-3.5">
        {formError && <Alert tone="end">{formError}</Alert>}
        <PartyFields shown={shown} errors={fieldErrors} countries={countries} />
        <TermFields shown={shown} errors={fieldErrors} />
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

type Texts = Readonly<Record<string, string>>;

/** Who answers questions, where to pay, and on which terms. */
function TermFields({ shown, errors }: Readonly<{ shown: Texts; errors: Texts }>) {
  const t = useTranslations("billing");
  const field = (name: "contactName" | "iban" | "vatRate" | "paymentDays") =>
    ({ name, label: t(name), defaultValue: shown[name], error: errors[name] }) as const;
  return (
    <>
      <TextField {...field("contactName")} maxLength={120} />
      <TextField {...field("iban")} autoComplete="off" maxLength={50} />
      <div className="grid grid-cols-2 gap-3">
        <TextField {...field("vatRate")} inputMode="decimal" />
        <TextField {...field("paymentDays")} inputMode="numeric" />
      </div>
    </>
  );
}

function textsOf(seller: Seller | null): Readonly<Record<string, string>> {
  if (!seller) return {};
  const { vatRateHundredths, paymentDays, ...texts } = seller;
  return { ...texts, vatRate: String(vatRateHundredths / 100), paymentDays: String(paymentDays) };
}
