import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm } from "@/components/forms/search-form";
import { RELOAD_STATES, type ReloadState } from "@/lib/domain/reloads/reload";

/** Finds reloads by how far they have come. */
export function ReloadsFilter({ state }: Readonly<{ state: ReloadState | undefined }>) {
  const t = useTranslations("reloading");
  return (
    <SearchForm action="/reloads" submit={t("show")}>
      <SearchChoice
        name="state"
        label={t("state")}
        value={state}
        all={t("allStates")}
        options={RELOAD_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
    </SearchForm>
  );
}
