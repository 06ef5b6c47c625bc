import { useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { OFFER_FIELDS, type OfferDetails } from "@/lib/domain/contracts/offer";

const AUTOCOMPLETE: Readonly<Record<keyof OfferDetails, string>> = {
  companyName: "organization",
  street: "street-address",
  postalCode: "postal-code",
  city: "address-level2",
  country: "country-name",
  vatId: "off",
  signatoryName: "name",
  signatoryRole: "organization-title",
};

const FIELDS = Object.keys(OFFER_FIELDS) as (keyof OfferDetails)[];

type Typed = Readonly<Record<string, string>>;
type Props = Readonly<{ details: OfferDetails; values: Typed; errors: Typed }>;

/** Who offers: company, address and signatory, with what was typed or saved. */
export function OfferFields({ details, values, errors }: Props) {
  const t = useTranslations("contracts");
  return (
    <div className="grid gap-3.5 sm:grid-cols-2">
      {FIELDS.map((field) => (
        <TextField
          key={field}
          name={field}
          label={t(`fields.${field}`)}
          maxLength={OFFER_FIELDS[field]}
          autoComplete={AUTOCOMPLETE[field]}
          defaultValue={values[field] ?? details[field]}
          error={errors[field]}
        />
      ))}
    </div>
  );
}
