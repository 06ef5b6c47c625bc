"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { FormState } from "@/lib/domain/form-state";

type Props = Readonly<{
  accountId: string;
  state: FormState<unknown>;
  send: (form: FormData) => void;
}>;

/** The field a key is pasted into, in whatever spelling it came. */
export function KeyForm({ accountId, state: { values, fieldErrors, formError }, send }: Props) {
  const t = useTranslations("charge");
  return (
    <Panel className="max-w-3xl">
      <ActionForm
        send={send}
        hidden={{ accountId, intent: "check" }}
        formError={formError}
        className="max-w-md"
      >
        <TextField
          name="activationKey"
          label={t("activationKey")}
          description={t("activationKeyDescription")}
          placeholder="ACT-1-xxxx-xxxx-xxxx-xxxx-xxxx-xxxx"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          defaultValue={values.activationKey}
          error={fieldErrors.activationKey}
        />
        <div className="flex flex-wrap gap-2.5">
          <SubmitButton>{t("check")}</SubmitButton>
          <ButtonLink href={`/accounts/${accountId}`} prefetch={false}>
            {t("cancel")}
          </ButtonLink>
        </div>
      </ActionForm>
    </Panel>
  );
}
