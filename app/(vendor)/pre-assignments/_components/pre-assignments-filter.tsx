import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import { CLAIM_STATES, type PreAssignmentListInput } from "@/lib/features/pre-assignments/schema";

/** Finds pre-assigned licenses by their device and by who owns them. */
export function PreAssignmentsFilter({ list }: Readonly<{ list: PreAssignmentListInput }>) {
  const t = useTranslations("preAssignments");
  return (
    <SearchForm action="/pre-assignments" submit={t("filter")} inPanel>
      <SearchChoice
        name="state"
        label={t("state")}
        value={list.state}
        all={t("allStates")}
        options={CLAIM_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <SearchText name="serial" label={t("serial")} value={list.serial} narrow />
    </SearchForm>
  );
}
