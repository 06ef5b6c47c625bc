"use client";

import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import { UNSENT } from "@/lib/domain/form-state";
import { revokeApiToken } from "@/lib/features/api-tokens/actions";

type Props = Readonly<{ id: string; label: string; name: string }>;

/** Ends a token. It stops working at once, so what uses it should have another one before. */
export function RevokeTokenForm({ id, label, name }: Props) {
  const [{ formError }, send] = useActionState(revokeApiToken, UNSENT);
  return (
    <ButtonForm send={send} hidden={{ id }} formError={formError} look="end" name={name}>
      {label}
    </ButtonForm>
  );
}
