import { useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { MOST_CERTIFICATE_DAYS, USUAL_CERTIFICATE_DAYS } from "@/lib/domain/devices/certificate-life";

type Props = Readonly<{
  /** Two forms on one page: their fields need names of their own for labels. */
  form: string;
  values: Readonly<Record<string, string>>;
  fieldErrors: Readonly<Record<string, string>>;
}>;

/** What is chosen for every authority: its name, and how long its certificates count. */
export function AuthorityFields({ form, values, fieldErrors }: Props) {
  const t = useTranslations("deviceIdentity.authorities");
  const words = useTranslations("deviceIdentity");
  return (
    <>
      <TextField
        id={`${form}-name`}
        name="name"
        label={words("name")}
        description={t("nameDescription")}
        defaultValue={values["name"]}
        error={fieldErrors["name"]}
        required
        maxLength={64}
        autoComplete="off"
      />
      <TextField
        id={`${form}-days`}
        name="certificateDays"
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST_CERTIFICATE_DAYS}
        label={t("certificateDays")}
        description={t("certificateDaysDescription")}
        defaultValue={values["certificateDays"] ?? String(USUAL_CERTIFICATE_DAYS)}
        error={fieldErrors["certificateDays"]}
        required
      />
    </>
  );
}
