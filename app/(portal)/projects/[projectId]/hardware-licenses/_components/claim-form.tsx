import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Panel } from "@/components/ui/panel";
import type { FormState } from "@/lib/domain/form-state";

type Props = Readonly<{ projectId: string; state: FormState<unknown>; send: (form: FormData) => void }>;

/** The serial of the device whose hardware licenses are wanted. */
export function ClaimForm({ projectId, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("hardwareLicenses");
  return (
    <Panel className="max-w-xl">
      <p className="mb-4 text-muted">{t("intro")}</p>
      <ActionForm send={send} hidden={{ projectId, intent: "check" }} formError={formError}>
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
        <div>
          <SubmitButton>{t("check")}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
