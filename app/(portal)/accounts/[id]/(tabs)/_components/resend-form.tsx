"use client";

import { useActionState } from "react";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerResendForm } from "@/lib/features/pbxs/actions";

type Props = Readonly<{ accountId: string; label: string; sent: string; noPbxs: string }>;

/** Has the licenses sent again, without a change and without costs, and says so. */
export function ResendForm({ accountId, label, sent, noPbxs }: Props) {
  const [{ answer, formError }, send] = useActionState(answerResendForm, UNSENT);
  const outcome = answer && (answer.devices > 0 ? sent : noPbxs);
  return (
    <form action={send} className="flex items-center gap-2.5">
      <input type="hidden" name="accountId" value={accountId} />
      <FormStatus>{formError ?? outcome}</FormStatus>
      <SubmitButton look="plain">{label}</SubmitButton>
    </form>
  );
}
