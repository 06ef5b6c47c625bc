"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
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
  if (answer) {
    return (
      <div className="grid gap-3.5">
        <Alert tone="good">{t(answer.occasion === "on" ? "shownOnce" : "renewed")}</Alert>
        <ul aria-label={t("codes")} className="grid gap-1 sm:grid-cols-2">
          {answer.codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <ButtonLink href="/profile">{t("done")}</ButtonLink>
      </div>
    );
  }
  return (
    <form action={send} className="grid gap-3.5">
      {isOn && <p className="text-muted">{t("renewExplanation")}</p>}
      <input type="hidden" name="occasion" value={isOn ? "renewal" : "on"} />
      {formError && <Alert tone="end">{formError}</Alert>}
      <TextField
        name="code"
        label={t(isOn ? "anyCode" : "code")}
        {...(!isOn && { description: t("codeHint"), inputMode: "numeric" as const })}
        autoComplete="one-time-code"
        error={fieldErrors.code}
      />
      <div>
        <SubmitButton look={isOn ? "plain" : "primary"}>{t(isOn ? "renew" : "confirm")}</SubmitButton>
      </div>
    </form>
  );
}
