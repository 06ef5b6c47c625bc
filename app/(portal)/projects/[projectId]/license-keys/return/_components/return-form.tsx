import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { FileField } from "@/components/forms/file-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FormState } from "@/lib/domain/form-state";

type Props = Readonly<{ projectId: string; state: FormState<unknown>; send: (form: FormData) => void }>;

/** Which device gives its licenses back, and the file it gave. */
export function ReturnForm({ projectId, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("licenseKeys");
  return (
    <Panel title={t("return")} className="max-w-xl">
      <p className="mb-4 text-muted">{t("returnIntro")}</p>
      <ActionForm send={send} hidden={{ projectId, intent: "check" }} formError={formError}>
        <TextField
          name="serial"
          label={t("serial")}
          autoComplete="off"
          spellCheck={false}
          placeholder="00-90-33-00-00-00"
          className="font-mono"
          defaultValue={values.serial}
          error={fieldErrors.serial}
        />
        <FileField label={t("xmlFile")} accept=".xml,text/xml" tooLarge={t("xmlFileTooLarge")} />
        <TextAreaField
          key={values.xml}
          name="xml"
          label={t("xml")}
          rows={8}
          spellCheck={false}
          className="font-mono text-[0.8125rem]"
          defaultValue={values.xml}
          error={fieldErrors.xml}
        />
        <div className="flex flex-wrap gap-2.5">
          <SubmitButton>{t("check")}</SubmitButton>
          <ButtonLink href={`/projects/${projectId}/license-keys`} prefetch={false}>
            {t("cancel")}
          </ButtonLink>
        </div>
      </ActionForm>
    </Panel>
  );
}
