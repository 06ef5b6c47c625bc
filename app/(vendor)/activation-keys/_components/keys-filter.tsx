import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import { KEY_STATES } from "@/lib/domain/licenses/cancel-key";
import type { KeyListInput } from "@/lib/features/activation-keys/schema";

/** Finds keys by what became of them, their order and their last group. */
export function KeysFilter({ list }: Readonly<{ list: KeyListInput }>) {
  const t = useTranslations("activationKeys");
  return (
    <SearchForm action="/activation-keys" submit={t("filter")} inPanel>
      <SearchChoice
        name="state"
        label={t("state")}
        value={list.state}
        all={t("allStates")}
        options={KEY_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <SearchText name="orderNumber" label={t("orderNumber")} value={list.orderNumber} narrow />
      <SearchText name="lastGroup" label={t("lastGroup")} value={list.lastGroup} narrow />
    </SearchForm>
  );
}
