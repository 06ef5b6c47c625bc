import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LICENSE_KEY_STATES } from "@/lib/domain/licenses/license-key";
import type { LicenseKeySearch } from "@/lib/features/revocations/schema";

/** Finds license keys by serial, content, customer or organization, and by what became of them. */
export function LicenseKeysFilter({ list }: Readonly<{ list: LicenseKeySearch }>) {
  const t = useTranslations("anyLicenseKeys");
  return (
    <Form action="/license-keys" role="search" className="flex w-full flex-wrap gap-2 sm:w-auto">
      <select name="state" aria-label={t("state")} defaultValue={list.state ?? ""} className="input">
        <option value="">{t("allStates")}</option>
        {LICENSE_KEY_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </select>
      <input
        type="search"
        name="search"
        aria-label={t("search")}
        placeholder={t("searchPlaceholder")}
        defaultValue={list.search}
        className="input min-w-0 flex-1 sm:w-72"
      />
      <Button type="submit">{t("search")}</Button>
    </Form>
  );
}
