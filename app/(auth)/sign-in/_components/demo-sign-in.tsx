"use client";

import { useActionState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { signIn } from "@/lib/features/sessions/actions";

type Props = Readonly<{ email: string; password: string; callbackUrl: string; kind: string }>;

/** Signs in as one of the demo's people. */
export function DemoSignIn({ email, password, callbackUrl, kind }: Props) {
  const [{ formError }, send] = useActionState(signIn, UNSENT);
  return (
    <form action={send}>
      <HiddenFields fields={{ email, password, callbackUrl }} />
      <SubmitButton look="plain" fullWidth>
        {kind}
        <span className="ms-auto font-normal text-muted">{email}</span>
      </SubmitButton>
      {formError && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {formError}
        </p>
      )}
    </form>
  );
}
