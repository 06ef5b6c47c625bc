import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { CsvFields } from "@/components/forms/csv-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FormState } from "@/lib/domain/form-state";
import { LIST_COLUMNS } from "@/lib/domain/licenses/license-key-list";

type Props = Readonly<{ projectId: string; state: FormState<unknown>; send: (form: FormData) => void }>;

/** The list as a file or pasted, with what its columns mean. */
export function ImportForm({ projectId, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("licenseKeys");
  const path = `/projects/${projectId}/license-keys`;
  const error = formError ?? fieldErrors.csv ?? null;
  return (
    <Panel title={t("import")} className="max-w-2xl">
      <p className="mb-4 text-muted">{t("importIntro")}</p>
      <ActionForm send={send} hidden={{ projectId, intent: "check" }} formError={error}>
        <CsvFields
          csv={values.csv ?? ""}
          columns={LIST_COLUMNS.map((name) => ({ name, meaning: t(`columns.${name}`) }))}
          sample={`${path}/import/sample`}
        />
        <div className="flex flex-wrap gap-2.5">
          <SubmitButton>{t("check")}</SubmitButton>
          <ButtonLink href={path} prefetch={false}>
            {t("cancel")}
          </ButtonLink>
        </div>
      </ActionForm>
    </Panel>
  );
}
