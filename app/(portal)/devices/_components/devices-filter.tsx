import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import { DEVICE_FILTERS, type DeviceListInput } from "@/lib/features/device-views/schema";

/** Finds devices by what they are called and how they stand. */
export function DevicesFilter({ list }: Readonly<{ list: DeviceListInput }>) {
  const t = useTranslations("deviceViews");
  return (
    <SearchForm action="/devices" submit={t("find")}>
      <SearchChoice
        name="show"
        label={t("show")}
        value={list.show}
        all={t("filters.all")}
        options={DEVICE_FILTERS.map((value) => ({ value, label: t(`filters.${value}`) }))}
      />
      <SearchText label={t("search")} value={list.search} />
    </SearchForm>
  );
}
