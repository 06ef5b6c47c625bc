import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { AccountListInput } from "@/lib/features/accounts/schema";

/** Finds accounts by their name, their customer or a serial; keeps the order of the list. */
export function AccountSearch({ list }: Readonly<{ list: AccountListInput }>) {
  const t = useTranslations("accounts");
  return (
    <Form action="/accounts" role="search" className="flex w-full gap-2 sm:w-auto">
      <input
        type="search"
        name="search"
        aria-label={t("search")}
        placeholder={t("searchPlaceholder")}
        defaultValue={list.search}
        className="input min-w-0 flex-1 sm:w-64"
      />
      {list.sort !== "name" && <input type="hidden" name="sort" value={list.sort} />}
      {list.deleted !== "no" && <input type="hidden" name="deleted" value={list.deleted} />}
      {list.direction !== "asc" && <input type="hidden" name="direction" value={list.direction} />}
      <Button type="submit">{t("search")}</Button>
    </Form>
  );
}
