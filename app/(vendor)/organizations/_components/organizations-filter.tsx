import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ORGANIZATION_KINDS } from "@/lib/domain/organizations/permissions";
import type { OrganizationListInput } from "@/lib/features/organization-views/schema";

/** Finds organizations by name and kind. */
export function OrganizationsFilter({ list }: Readonly<{ list: OrganizationListInput }>) {
  const t = useTranslations("organizationViews");
  const kinds = useTranslations("shell.kinds");
  return (
    <Form action="/organizations" role="search" className="flex w-full flex-wrap gap-2 sm:w-auto">
      <select name="kind" aria-label={t("kind")} defaultValue={list.kind ?? ""} className="input">
        <option value="">{t("allKinds")}</option>
        {ORGANIZATION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kinds(kind)}
          </option>
        ))}
      </select>
      <input
        type="search"
        name="search"
        aria-label={t("search")}
        placeholder={t("name")}
        defaultValue={list.search}
        className="input min-w-0 flex-1 sm:w-64"
      />
      <Button type="submit">{t("search")}</Button>
    </Form>
  );
}
