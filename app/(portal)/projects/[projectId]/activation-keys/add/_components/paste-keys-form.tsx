"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FormState } from "@/lib/domain/form-state";

type Props = Readonly<{ projectId: string; state: FormState<unknown>; send: (form: FormData) => void }>;

/** The field keys are pasted into: one, many, or a certificate's whole text. */
export function PasteKeysForm({ projectId, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("addedKeys");
  return (
    <Panel title={t("addTitle")} className="max-w-2xl">
      <form action={send} className="grid gap-3.5">
        <input type="hidden" name="projectId" value={projectId} />
        <input type="hidden" name="intent" value="check" />
        {formError && <Alert tone="end">{formError}</Alert>}
        <TextAreaField
          name="text"
          label={t("activationKeys")}
          description={t("activationKeysDescription")}
          placeholder="ACT-1-xxxx-xxxx-xxxx-xxxx-xxxx-xxxx"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          defaultValue={values.text}
          error={fieldErrors.text}
        />
        <div className="flex flex-wrap gap-2.5">
          <SubmitButton>{t("next")}</SubmitButton>
          <ButtonLink href={`/projects/${projectId}/activation-keys`} prefetch={false}>
            {t("cancel")}
          </ButtonLink>
        </div>
      </form>
    </Panel>
  );
}
