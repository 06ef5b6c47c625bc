import Form from "next/form";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button, ButtonLink } from "@/components/ui/button";
import { LICENSE_KEY_STATES } from "@/lib/domain/licenses/license-key";
import type { LicenseKeyFilter } from "@/lib/features/license-keys/schema";

type Props = Readonly<{
  path: string;
  filter: LicenseKeyFilter;
  articles: readonly Readonly<{ number: string; name: string }>[];
}>;

/** Which of the license keys are listed. */
export function LicenseKeysFilter({ path, filter, articles }: Props) {
  const t = useTranslations("licenseKeys");
  const states = useTranslations("anyLicenseKeys.states");
  const licenses = articles.map(({ number, name }) => ({ value: number, label: name }));
  return (
    <Form
      action={path}
      className="grid grid-cols-2 items-end gap-x-3 gap-y-2.5 border-b px-4 py-3 sm:flex sm:flex-wrap"
    >
      <TextField name="serial" label={t("serial")} defaultValue={filter.serial} key={`s ${filter.serial}`} />
      <TextField
        name="customer"
        label={t("endCustomer")}
        defaultValue={filter.customer}
        key={`c ${filter.customer}`}
      />
      <SelectField
        name="article"
        label={t("license")}
        choices={[{ value: "", label: t("allLicenses") }, ...licenses]}
        defaultValue={filter.article ?? ""}
      />
      <SelectField
        name="state"
        label={t("state")}
        choices={[
          { value: "", label: t("allStates") },
          ...LICENSE_KEY_STATES.map((value) => ({ value, label: states(value) })),
        ]}
        defaultValue={filter.state ?? ""}
      />
      <Button type="submit">{t("filter")}</Button>
      {Object.values(filter).some(Boolean) && (
        <ButtonLink href={path} look="quiet">
          {t("showAll")}
        </ButtonLink>
      )}
    </Form>
  );
}
