import Form from "next/form";
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";

type Choice = Readonly<{ kind: "list" | "draft"; id: string; name: string }>;
type Props = Readonly<{
  choices: readonly Choice[];
  chosen: Readonly<{ old: string | undefined; new: string | undefined; isWhole: boolean }>;
}>;

/** Which two lists are compared, and whether also what is the same is shown. */
export function CompareForm({ choices, chosen }: Props) {
  const t = useTranslations("priceLists");
  const options = choices.map(({ kind, id, name }) => ({
    value: id,
    label: kind === "list" ? t("list", { number: name }) : t("draft", { name }),
  }));
  return (
    <Form
      action="/price-lists/compare"
      className="flex flex-wrap items-end gap-x-3 gap-y-2.5 border-b px-4 py-3"
    >
      <div className="w-full sm:w-64">
        <SelectField
          name="old"
          label={t("oldList")}
          choices={options}
          defaultValue={chosen.old ?? choices.filter(({ kind }) => kind === "list")[1]?.id}
        />
      </div>
      <div className="w-full sm:w-64">
        <SelectField name="new" label={t("newList")} choices={options} defaultValue={chosen.new} />
      </div>
      <div className="w-full sm:w-48">
        <SelectField
          name="all"
          label={t("edit")}
          choices={[
            { value: "", label: t("onlyDifferences") },
            { value: "1", label: t("allPrices") },
          ]}
          defaultValue={chosen.isWhole ? "1" : ""}
        />
      </div>
      <Button type="submit">{t("compare")}</Button>
    </Form>
  );
}
