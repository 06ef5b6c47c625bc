"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { showCodes } from "@/lib/features/second-factors/actions";

/** Takes a code, to switch the factor on or to make new recovery codes, and shows these once. */
export function CodesForm({ isOn }: Readonly<{ isOn: boolean }>) {
  const t = useTranslations("secondFactor");
  const [{ fieldErrors, formError, answer }, send] = useActionState(showCodes, UNSENT);
  if (answer) return <ShownCodes {...answer} />;
  const { occasion, look, label, hint, submit } = isOn
    ? ({
        occasion: "renewal",
        look: "plain",
        label: t("anyCode"),
        hint: undefined,
        submit: t("renew"),
      } as const)
    : ({
        occasion: "on",
        look: "primary",
        label: t("code"),
        hint: t("codeHint"),
        submit: t("confirm"),
      } as const);
  return (
    <ActionForm send={send} hidden={{ occasion }} formError={formError}>
      {isOn && <p className="text-muted">{t("renewExplanation")}</p>}
      <TextField
        name="code"
        label={label}
        description={hint}
        autoComplete="one-time-code"
        error={fieldErrors.code}
      />
      <div>
        <SubmitButton look={look}>{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function ShownCodes({ codes, occasion }: NonNullable<Awaited<ReturnType<typeof showCodes>>["answer"]>) {
  const t = useTranslations("secondFactor");
  return (
    <div className="grid gap-3.5">
      <Alert tone="good">{t(occasion === "on" ? "shownOnce" : "renewed")}</Alert>
      <ul aria-label={t("codes")} className="grid gap-1 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonLink href="/profile">{t("done")}</ButtonLink>
    </div>
  );
}
