"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FormState } from "@/lib/domain/form-state";

type Props = Readonly<{ projectId: string; state: FormState<unknown>; send: (form: FormData) => void }>;

/** The field keys are pasted into: one, many, or a certificate's whole text. */
export function PasteKeysForm({ projectId, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("addedKeys");
  return (
    <Panel title={t("addTitle")} className="max-w-2xl">
      <ActionForm send={send} hidden={{ projectId, intent: "check" }} formError={formError}>
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
      </ActionForm>
    </Panel>
  );
}
