"use client";

import { useActionState } from "react";
import { ButtonForm } from "@/components/forms/button-form";
import type { ButtonLook } from "@/components/ui/button";
import { type FormState, UNSENT } from "@/lib/domain/form-state";
import { resendInvitation, withdrawInvitation } from "@/lib/features/invitations/actions";

type Props = Readonly<{
  id: string;
  labels: Readonly<Record<"resend" | "resendNamed" | "withdraw" | "withdrawNamed", string>>;
}>;

/** Sends an invitation again, or withdraws it. */
export function InvitationActions({ id, labels }: Props) {
  return (
    <div className="flex flex-wrap justify-end gap-1.5">
      <OneAction
        id={id}
        label={labels.resend}
        name={labels.resendNamed}
        look="plain"
        act={resendInvitation}
      />
      <OneAction
        id={id}
        label={labels.withdraw}
        name={labels.withdrawNamed}
        look="end"
        act={withdrawInvitation}
      />
    </div>
  );
}

type ActionProps = Readonly<{
  id: string;
  label: string;
  name: string;
  look: ButtonLook;
  act: (state: FormState<true>, form: FormData) => Promise<FormState<true>>;
}>;

function OneAction({ id, label, name, look, act }: ActionProps) {
  const [{ formError }, send] = useActionState(act, UNSENT);
  return (
    <ButtonForm send={send} hidden={{ id }} formError={formError} look={look} name={name}>
      {label}
    </ButtonForm>
  );
}
