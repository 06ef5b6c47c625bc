import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
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
      <form action={send} className="grid gap-3.5">
        <input type="hidden" name="projectId" value={projectId} />
        <input type="hidden" name="intent" value="check" />
        {formError && <Alert tone="end">{formError}</Alert>}
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
      </form>
    </Panel>
  );
}
