import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import { LICENSE_KEY_STATES } from "@/lib/domain/licenses/license-key";
import type { LicenseKeySearch } from "@/lib/features/revocations/schema";

/** Finds license keys by serial, content, customer or organization, and by what became of them. */
export function LicenseKeysFilter({ list }: Readonly<{ list: LicenseKeySearch }>) {
  const t = useTranslations("anyLicenseKeys");
  return (
    <SearchForm action="/license-keys" submit={t("search")}>
      <SearchChoice
        name="state"
        label={t("state")}
        value={list.state}
        all={t("allStates")}
        options={LICENSE_KEY_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <SearchText label={t("search")} placeholder={t("searchPlaceholder")} value={list.search} />
    </SearchForm>
  );
}
