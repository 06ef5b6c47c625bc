"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { type FormState, UNSENT } from "@/lib/domain/form-state";

type Props = Readonly<{
  answer: (before: FormState<never>, form: FormData) => Promise<FormState<never>>;
  /** What travels with the name: which project it is, or the reference of a new one. */
  hidden: Readonly<{ projectId: string } | { reference: string }>;
  name?: string;
  submit: string;
  back: string;
}>;

/** The one field a project has. */
export function ProjectNameForm({ answer, hidden, name, submit, back }: Props) {
  const t = useTranslations("projects");
  const [{ values, fieldErrors, formError }, send] = useActionState(answer, UNSENT);
  return (
    <ActionForm send={send} hidden={hidden} formError={formError}>
      <TextField
        name="name"
        label={t("name")}
        description={t("nameDescription")}
        autoComplete="off"
        maxLength={60}
        defaultValue={values.name ?? name}
        error={fieldErrors.name}
      />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton>{submit}</SubmitButton>
        <ButtonLink href={back} prefetch={false}>
          {t("cancel")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
