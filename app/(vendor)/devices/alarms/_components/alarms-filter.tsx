import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import type { AlarmSearch } from "@/lib/features/device-alarms/schema";

/** Finds alarms by the device's serial, and those that were acknowledged, too. */
export function AlarmsFilter({ list }: Readonly<{ list: AlarmSearch }>) {
  const t = useTranslations("deviceIdentity");
  return (
    <SearchForm action="/devices/alarms" submit={t("filter")}>
      <SearchChoice
        name="show"
        label={t("alarms.show")}
        value={list.show}
        options={(["open", "all"] as const).map((value) => ({ value, label: t(`alarms.shows.${value}`) }))}
      />
      <SearchText label={t("serial")} value={list.search} />
    </SearchForm>
  );
}
