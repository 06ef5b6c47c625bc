import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { showCount } from "@/lib/domain/display/amount";
import type { FormState } from "@/lib/domain/form-state";

/** An article of which something is left. */
export type Bindable = Readonly<{ number: string; name: string; left: number }>;

type Props = Readonly<{
  projectId: string;
  articles: readonly Bindable[];
  state: FormState<unknown>;
  send: (form: FormData) => void;
}>;

const NOTES = ["endCustomer", "location", "description"] as const;

/** The form *Create*: everything but the license stays filled in for the next one. */
export function BindForm({ projectId, articles, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("licenseKeys");
  return (
    <Panel title={t("create")}>
      <ActionForm send={send} hidden={{ projectId, intent: "check" }} formError={formError}>
        <BindFields articles={articles} values={values} fieldErrors={fieldErrors} />
        <div className="flex flex-wrap gap-2.5">
          <SubmitButton>{t("next")}</SubmitButton>
          <ButtonLink href={`/projects/${projectId}/license-keys`} prefetch={false}>
            {t("cancel")}
          </ButtonLink>
        </div>
      </ActionForm>
    </Panel>
  );
}

type FieldsProps = Pick<Props, "articles"> & Pick<Props["state"], "values" | "fieldErrors">;

function BindFields({ articles, values, fieldErrors }: FieldsProps) {
  const t = useTranslations("licenseKeys");
  const locale = useLocale();
  const choices = articles.map(({ number, name, left }) => ({
    value: number,
    label: t("left", { name, left: showCount(left, locale) }),
  }));
  return (
    <>
      <SelectField
        name="article"
        label={t("license")}
        choices={choices}
        defaultValue={values.article}
        error={fieldErrors.article}
      />
      <TextField
        name="quantity"
        label={t("amount")}
        inputMode="numeric"
        defaultValue={values.quantity ?? "1"}
        error={fieldErrors.quantity}
      />
      <TextField
        name="serial"
        label={t("serial")}
        description={t("serialDescription")}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        defaultValue={values.serial}
        error={fieldErrors.serial}
      />
      {NOTES.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(name)}
          maxLength={80}
          description={name === "description" ? t("noteDescription") : undefined}
          defaultValue={values[name]}
          error={fieldErrors[name]}
        />
      ))}
    </>
  );
}
