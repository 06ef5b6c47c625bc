import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm } from "@/components/forms/search-form";
import { CONTRACT_STATES, type ContractState } from "@/lib/domain/contracts/contract";

/** Finds offers by how far they have come. */
export function OffersFilter({ state }: Readonly<{ state: ContractState | undefined }>) {
  const t = useTranslations("contracts");
  const states = CONTRACT_STATES.filter((one) => one !== "draft");
  return (
    <SearchForm action="/offers" submit={t("show")}>
      <SearchChoice
        name="state"
        label={t("state")}
        value={state}
        all={t("allStates")}
        options={states.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
    </SearchForm>
  );
}
