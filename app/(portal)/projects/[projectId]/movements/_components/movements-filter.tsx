import Form from "next/form";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";
import { BALANCE_COLUMNS, ISC, type MovementListInput } from "@/lib/features/license-balances/schema";

type Props = Readonly<{
  path: string;
  list: MovementListInput;
  balance: readonly Readonly<{ articleNumber: string | null; articleName: string | null }>[];
}>;

/** Which type's movements are shown, and whether all of them or those of one column. */
export function MovementsFilter({ path, list, balance }: Props) {
  const t = useTranslations("licenseBalance");
  const types = balance.map(({ articleNumber, articleName }) => ({
    value: articleNumber ?? ISC,
    label: articleName ?? "iSC",
  }));
  const columns = BALANCE_COLUMNS.map((value) => ({ value, label: t(`columns.${value}`) }));
  return (
    <Form action={path} className="flex flex-wrap items-end gap-x-3 gap-y-2.5 border-b px-4 pt-0.5 pb-3">
      <div className="w-full sm:w-56">
        <SelectField name="article" label={t("type")} choices={types} defaultValue={list.article} />
      </div>
      <div className="w-full sm:w-56">
        <SelectField
          name="column"
          label={t("column")}
          choices={[{ value: "", label: t("allColumns") }, ...columns]}
          defaultValue={list.column ?? ""}
        />
      </div>
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}
