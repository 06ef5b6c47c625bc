import Form from "next/form";
import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { Button, ButtonLink } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import { nextMonth, previousMonth, showMonth } from "@/lib/domain/display/month";
import type { LoadedStatement } from "@/lib/features/statements/loaders";

type Props = Readonly<{ path: string; statement: LoadedStatement }>;

/** Which month is shown, and the way to its neighbors. */
export function MonthForm({ path, statement: { month, months } }: Props) {
  const t = useTranslations("statement");
  const locale = useLocale();
  const choices = months.includes(month) ? months : [month, ...months];
  const latest = months[0] ?? month;
  const earliest = months.at(-1) ?? month;
  const [before, after] = [previousMonth(month), nextMonth(month)];
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2.5">
      <Form action={path} className="flex items-end gap-3">
        <div className="w-48">
          <SelectField
            name="month"
            label={t("month")}
            choices={choices.map((value) => ({ value, label: showMonth(value, locale) }))}
            defaultValue={month}
            key={month}
          />
        </div>
        <Button type="submit">{t("show")}</Button>
      </Form>
      <div className="flex flex-wrap gap-2 sm:ms-auto">
        {before !== null && month > earliest && (
          <ButtonLink href={withQuery(path, { month: before })} prefetch={false} look="quiet">
            {t("previous")}
          </ButtonLink>
        )}
        {after !== null && month < latest && (
          <ButtonLink href={withQuery(path, { month: after })} prefetch={false} look="quiet">
            {t("next")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
