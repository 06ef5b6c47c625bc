"use client";

import { useActionState, useState } from "react";
import { UNSENT } from "@/lib/domain/form-state";
import { answerChargeForm } from "@/lib/features/charges/actions";
import { ChargeConfirmation } from "./charge-confirmation";
import { ChargeDone } from "./charge-done";
import { KeyForm } from "./key-form";

type Props = Readonly<{ accountId: string; accountName: string; reference: string }>;

/** Paste a key, look what it holds and does, charge it: nothing counts before the last button. */
export function ChargeFlow({ accountId, accountName, reference }: Props) {
  const [state, send] = useActionState(answerChargeForm, UNSENT);
  const [leftStep, setLeftStep] = useState<typeof state.answer>(null);
  const answer = state.answer === leftStep ? null : state.answer;
  if (answer?.step === "charged")
    return <ChargeDone accountId={accountId} charge={answer.charge} onAnother={() => setLeftStep(answer)} />;
  if (answer?.step === "checked")
    return (
      <ChargeConfirmation
        accountId={accountId}
        accountName={accountName}
        activationKey={state.values.activationKey ?? ""}
        reference={reference}
        preview={answer.preview}
        send={send}
        onBack={() => setLeftStep(answer)}
      />
    );
  return <KeyForm accountId={accountId} state={typedState(state)} send={send} />;
}

/** A key that was charged is not offered again; one that was only checked stays in its field. */
const typedState = (state: Awaited<ReturnType<typeof answerChargeForm>>) =>
  state.answer?.step === "charged" ? UNSENT : state;
