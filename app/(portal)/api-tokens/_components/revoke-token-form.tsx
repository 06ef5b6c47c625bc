"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { revokeApiToken } from "@/lib/features/api-tokens/actions";

/** Ends a token. It stops working at once, so what uses it should have another one before. */
export function RevokeTokenForm({ id, name }: Readonly<{ id: string; name: string }>) {
  const t = useTranslations("apiTokens");
  const [{ formError }, send] = useActionState(revokeApiToken, UNSENT);
  return (
    <ButtonForm
      send={send}
      hidden={{ id }}
      formError={formError}
      look="end"
      name={t("revokeNamed", { name })}
      asks={{ question: t("revokeQuestion", { name }), keep: t("keep"), confirm: t("revokeToken") }}
    >
      {t("revoke")}
    </ButtonForm>
  );
}
