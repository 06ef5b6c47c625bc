"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { RightsFields } from "@/components/members/rights-fields";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { invite } from "@/lib/features/invitations/actions";

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

const NEWCOMER = { permissions: ["view", "licenses"], limited: false, projectIds: [] } as const;

type Props = Readonly<{
  organizationId: string;
  projects: readonly Readonly<{ id: string; name: string }>[];
}>;

/** Invites somebody by mail into an organization. */
export function InviteForm({ organizationId, projects }: Props) {
  const t = useTranslations("organization");
  const locale = useLocale();
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(invite, UNSENT);
  const typed = answer ? {} : values;
  return (
    <ActionForm send={send} hidden={{ organizationId }} formError={formError}>
      {answer && <Alert tone="good">{t("invited", { email: answer })}</Alert>}
      <TextField
        name="email"
        type="email"
        label={t("email")}
        autoComplete="off"
        defaultValue={typed.email ?? ""}
        error={fieldErrors.email}
      />
      <RightsFields rights={NEWCOMER} projects={projects} values={typed} />
      <SelectField
        name="locale"
        label={t("mailLanguage")}
        choices={LANGUAGES}
        defaultValue={typed.locale ?? locale}
        error={fieldErrors.locale}
      />
      <SubmitButton fullWidth>{t("invite")}</SubmitButton>
    </ActionForm>
  );
}
