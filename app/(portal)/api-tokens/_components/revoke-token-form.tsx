"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { AskedButton } from "@/components/forms/asked-button";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { UNSENT } from "@/lib/domain/form-state";
import { revokeApiToken } from "@/lib/features/api-tokens/actions";

/** Ends a token. It stops working at once, so what uses it should have another one before. */
export function RevokeTokenForm({ id, name }: Readonly<{ id: string; name: string }>) {
  const t = useTranslations("apiTokens");
  const [{ formError }, send] = useActionState(revokeApiToken, UNSENT);
  return (
    <form action={send}>
      <HiddenFields fields={{ id }} />
      {formError && (
        <p role="alert" className="mb-1 text-xs text-danger">
          {formError}
        </p>
      )}
      <AskedButton
        name={t("revokeNamed", { name })}
        question={t("revokeQuestion", { name })}
        keep={t("keep")}
        confirm={t("revokeToken")}
      >
        {t("revoke")}
      </AskedButton>
    </form>
  );
}
