import { useTranslations } from "next-intl";
import { SearchChoice, SearchForm, SearchText } from "@/components/forms/search-form";
import { MAIL_STATES, type MailListInput } from "@/lib/features/mails/schema";

/** Finds mails by subject or address, and by what has become of them. */
export function MailsFilter({ list }: Readonly<{ list: MailListInput }>) {
  const t = useTranslations("mails");
  return (
    <SearchForm action="/mails" submit={t("search")}>
      <SearchChoice
        name="state"
        label={t("state")}
        value={list.state}
        all={t("allStates")}
        options={MAIL_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <SearchText label={t("search")} placeholder={t("searchPlaceholder")} value={list.search} />
    </SearchForm>
  );
}
