import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FormState } from "@/lib/domain/form-state";

type Props = Readonly<{ projectId: string; state: FormState<unknown>; send: (form: FormData) => void }>;

/** The device that is dead, the one that takes its place, and why. */
export function MoveForm({ projectId, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("licenseKeys");
  return (
    <Panel title={t("move")} className="max-w-xl">
      <p className="mb-4 text-muted">{t("moveIntro")}</p>
      <ActionForm send={send} hidden={{ projectId, intent: "check" }} formError={formError}>
        {(["from", "to"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(name)}
            autoComplete="off"
            spellCheck={false}
            placeholder="00-90-33-00-00-00"
            className="font-mono"
            defaultValue={values[name]}
            error={fieldErrors[name]}
          />
        ))}
        <TextField
          name="reason"
          label={t("moveReason")}
          description={t("moveReasonDescription")}
          maxLength={200}
          defaultValue={values.reason}
          error={fieldErrors.reason}
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
