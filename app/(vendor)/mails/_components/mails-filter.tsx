import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { MAIL_STATES, type MailListInput } from "@/lib/features/mails/schema";

/** Finds mails by subject or address, and by what has become of them. */
export function MailsFilter({ list }: Readonly<{ list: MailListInput }>) {
  const t = useTranslations("mails");
  return (
    <Form action="/mails" role="search" className="flex w-full flex-wrap gap-2 sm:w-auto">
      <select name="state" aria-label={t("state")} defaultValue={list.state ?? ""} className="input">
        <option value="">{t("allStates")}</option>
        {MAIL_STATES.map((state) => (
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
        className="input min-w-0 flex-1 sm:w-64"
      />
      <Button type="submit">{t("search")}</Button>
    </Form>
  );
}
