import { useTranslations } from "next-intl";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { ARTICLE_KINDS } from "@/lib/domain/licenses/articles";
import { TickBox } from "./tick-box";

type Texts = Readonly<Record<string, string>>;

/** What is said of an article besides its number; a ticked box is "on", as forms send it. */
export function ArticleFields({ typed, errors }: Readonly<{ typed: Texts; errors: Texts }>) {
  const t = useTranslations("articles");
  return (
    <>
      <TextField name="name" label={t("name")} defaultValue={typed.name} error={errors.name} />
      <SelectField
        name="kind"
        label={t("kind")}
        choices={ARTICLE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        defaultValue={typed.kind}
        error={errors.kind}
      />
      <TextField
        name="version"
        label={t("version")}
        description={t("versionDescription")}
        defaultValue={typed.version}
        error={errors.version}
      />
      <TickBox
        name="rentable"
        label={t("rentable")}
        ticked={typed.rentable === "on"}
        error={errors.rentable}
      />
      <TickBox name="perDevice" label={t("perDevice")} ticked={typed.perDevice === "on"} />
    </>
  );
}
