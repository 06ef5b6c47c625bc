"use client";

import { useActionState } from "react";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerSendAgain } from "@/lib/features/mails/actions";

type Props = Readonly<{ mailId: string; canBeSentAgain: boolean; label: string; queued: string }>;

/** Queues a mail again, and says so once the button is gone. */
export function SendAgainForm({ mailId, canBeSentAgain, label, queued }: Props) {
  const [{ answer, formError }, send] = useActionState(answerSendAgain, UNSENT);
  return (
    <form action={send} className="flex items-center gap-2.5">
      <input type="hidden" name="mailId" value={mailId} />
      <FormStatus>{formError ?? (answer && queued)}</FormStatus>
      {canBeSentAgain && <SubmitButton>{label}</SubmitButton>}
    </form>
  );
}
