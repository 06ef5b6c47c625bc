"use client";

import { useTranslations } from "next-intl";
import { type Choice, SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";

type Texts = Readonly<Record<string, string>>;
type Props = Readonly<{
  shown: Texts;
  errors: Texts;
  /** Named on the server: browsers call some countries otherwise, and sort them otherwise. */
  countries: readonly Choice[];
  vatDescription?: string;
}>;

/** Who somebody on an invoice is: company, address, VAT id and where mails go. */
export function PartyFields({ shown, errors, countries, vatDescription }: Props) {
  const t = useTranslations("billing");
  const field = (name: "companyName" | "street" | "postalCode" | "city" | "vatId" | "email") =>
    ({ name, label: t(name), defaultValue: shown[name], error: errors[name] }) as const;
  return (
    <>
      <TextField {...field("companyName")} autoComplete="organization" maxLength={160} />
      <TextField {...field("street")} autoComplete="street-address" maxLength={160} />
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
        <TextField {...field("postalCode")} autoComplete="postal-code" maxLength={20} />
        <TextField {...field("city")} autoComplete="address-level2" maxLength={120} />
      </div>
      <SelectField
        name="country"
        label={t("country")}
        choices={[{ value: "", label: t("chooseCountry") }, ...countries]}
        defaultValue={shown.country ?? ""}
        error={errors.country}
        autoComplete="country"
      />
      <TextField {...field("vatId")} description={vatDescription} maxLength={40} />
      <TextField {...field("email")} type="email" autoComplete="email" maxLength={160} />
    </>
  );
}
