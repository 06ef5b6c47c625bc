import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import { ORGANIZATION_KINDS } from "@/lib/domain/organizations/permissions";
import type { OrganizationListInput } from "@/lib/features/organization-views/schema";

/** Finds organizations by name and kind. */
export function OrganizationsFilter({ list }: Readonly<{ list: OrganizationListInput }>) {
  const t = useTranslations("organizationViews");
  const kinds = useTranslations("shell.kinds");
  return (
    <SearchForm action="/organizations" submit={t("search")}>
      <SearchChoice
        name="kind"
        label={t("kind")}
        value={list.kind}
        all={t("allKinds")}
        options={ORGANIZATION_KINDS.map((value) => ({ value, label: kinds(value) }))}
      />
      <SearchText label={t("search")} placeholder={t("name")} value={list.search} />
    </SearchForm>
  );
}
