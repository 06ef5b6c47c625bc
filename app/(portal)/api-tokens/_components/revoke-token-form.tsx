"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { UNSENT } from "@/lib/domain/form-state";
import { revokeApiToken } from "@/lib/features/api-tokens/actions";

type Props = Readonly<{ id: string; label: string; name: string }>;

/** Ends a token. It stops working at once, so what uses it should have another one before. */
export function RevokeTokenForm({ id, label, name }: Props) {
  const [{ formError }, send] = useActionState(revokeApiToken, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      {formError && (
        <p role="alert" className="mb-1 text-xs text-danger">
          {formError}
        </p>
      )}
      <Button type="submit" look="end" small aria-label={name}>
        {label}
      </Button>
    </form>
  );
}
