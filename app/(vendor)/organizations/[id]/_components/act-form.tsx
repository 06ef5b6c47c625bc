"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { UNSENT } from "@/lib/domain/form-state";
import { startActing } from "@/lib/features/acting/actions";

/** Begins to work in the organization's place, for a reason that stays in the audit trail. */
export function ActForm({ organizationId }: Readonly<{ organizationId: string }>) {
  const t = useTranslations("organizationViews");
  const [{ values, fieldErrors, formError }, send] = useActionState(startActing, UNSENT);
  return (
    <ActionForm send={send} hidden={{ organizationId }} formError={formError}>
      <div className="flex flex-wrap items-end gap-2.5">
        <div className="min-w-48 flex-1 sm:max-w-md">
          <TextField
            name="reason"
            label={t("reason")}
            placeholder={t("reasonPlaceholder")}
            defaultValue={values.reason}
            error={fieldErrors.reason}
            required
            maxLength={300}
          />
        </div>
        <SubmitButton look="plain">{t("act")}</SubmitButton>
      </div>
      <p className="text-[0.8125rem] text-muted">{t("actDescription")}</p>
    </ActionForm>
  );
}
