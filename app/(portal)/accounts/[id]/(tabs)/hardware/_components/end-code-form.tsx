"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { answerEndCode } from "@/lib/features/provisioning-codes/actions";

type Props = Readonly<{ accountId: string; codeId: string; characters: string }>;

/** Ends a provisioning code. */
export function EndCodeForm({ accountId, codeId, characters }: Props) {
  const t = useTranslations("devices.codes");
  const [{ formError }, send] = useActionState(answerEndCode, UNSENT);
  return (
    <ButtonForm
      send={send}
      hidden={{ accountId, codeId }}
      formError={formError}
      look="plain"
      name={t("endThis", { characters })}
    >
      {t("end")}
    </ButtonForm>
  );
}
