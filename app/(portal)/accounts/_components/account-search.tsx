import { useTranslations } from "next-intl";
import { SearchForm, SearchText } from "@/components/forms/search-form";
import type { AccountListInput } from "@/lib/features/accounts/schema";

/** Finds accounts by their name, their customer or a serial; keeps the order of the list. */
export function AccountSearch({ list }: Readonly<{ list: AccountListInput }>) {
  const t = useTranslations("accounts");
  return (
    <SearchForm action="/accounts" submit={t("search")}>
      <SearchText label={t("search")} placeholder={t("searchPlaceholder")} value={list.search} />
      {list.sort !== "name" && <input type="hidden" name="sort" value={list.sort} />}
      {list.deleted !== "no" && <input type="hidden" name="deleted" value={list.deleted} />}
      {list.direction !== "asc" && <input type="hidden" name="direction" value={list.direction} />}
    </SearchForm>
  );
}
