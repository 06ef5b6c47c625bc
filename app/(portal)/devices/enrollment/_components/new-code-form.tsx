"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Alert } from "@/components/ui/alert";
import { KeyDisplay } from "@/components/ui/key-display";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { UNSENT } from "@/lib/domain/form-state";
import { parseInstant } from "@/lib/domain/instant";
import { answerNewCode } from "@/lib/features/device-enrollments/actions";
import type { NewCode } from "@/lib/features/device-enrollments/schema";

type Props = Readonly<{ accounts: readonly Readonly<{ id: string; name: string }>[]; reference: string }>;

/** Makes a code, which is shown whole this once. */
export function NewCodeForm({ accounts, reference }: Props) {
  const t = useTranslations("deviceIdentity.enrollment");
  const words = useTranslations("deviceIdentity");
  const [{ values, fieldErrors, formError, answer }, send] = useActionState(answerNewCode, UNSENT);
  return (
    <ActionForm send={send} hidden={{ reference }} formError={formError}>
      {answer && <MadeCode made={answer} />}
      <TextField
        name="serial"
        label={words("serial")}
        description={t("serialDescription")}
        defaultValue={answer ? "" : values["serial"]}
        error={fieldErrors["serial"] && (isUndecided(values) ? t("oneOfBoth") : fieldErrors["serial"])}
        autoComplete="off"
      />
      <SelectField
        name="accountId"
        label={t("account")}
        description={t("accountDescription")}
        choices={[
          { value: "", label: t("noAccount") },
          ...accounts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={answer ? "" : (values["accountId"] ?? "")}
        error={fieldErrors["accountId"]}
      />
      <SelectField
        name="lifetime"
        label={t("lifetime")}
        choices={(["quarter_hour", "week"] as const).map((value) => ({
          value,
          label: t(`lifetimes.${value}`),
        }))}
        defaultValue={values["lifetime"] ?? "quarter_hour"}
        error={fieldErrors["lifetime"]}
      />
      <SubmitButton fullWidth>{t("make")}</SubmitButton>
    </ActionForm>
  );
}

/** A code is for a serial or for an account: neither, or both, is for the form to say. */
const isUndecided = ({ serial = "", accountId = "" }: Readonly<Record<string, string>>): boolean =>
  (serial === "") === (accountId === "");

function MadeCode({ made: { code, expiresAt } }: Readonly<{ made: NewCode }>) {
  const t = useTranslations("deviceIdentity.enrollment");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? DEFAULT_TIME_ZONE;
  const until = showMoment(parseInstant(expiresAt), { locale, timeZone }, "minute");
  return (
    <Alert tone="good">
      <p className="mb-2">{t("shownOnce", { until })}</p>
      <KeyDisplay value={code} label={t("code")} />
    </Alert>
  );
}
