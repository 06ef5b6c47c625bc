"use client";

import { useActionState, useState } from "react";
import { UNSENT } from "@/lib/domain/form-state";
import { answerAddKeysForm } from "@/lib/features/added-keys/actions";
import { CheckedKeys } from "./checked-keys";
import { KeysAdded } from "./keys-added";
import { PasteKeysForm } from "./paste-keys-form";

type Props = Readonly<{ projectId: string; projectName: string; reference: string }>;

/** Paste keys, look what they hold, add them: nothing counts before the last button. */
export function AddKeysFlow({ projectId, projectName, reference }: Props) {
  const [state, send] = useActionState(answerAddKeysForm, UNSENT);
  const [leftStep, setLeftStep] = useState<typeof state.answer>(null);
  const answer = state.answer === leftStep ? null : state.answer;
  const onBack = () => setLeftStep(answer);
  if (answer?.step === "added") return <KeysAdded projectId={projectId} count={answer.keys.length} />;
  if (answer?.step === "checked")
    return (
      <CheckedKeys
        project={{ id: projectId, name: projectName }}
        reference={reference}
        keys={answer.keys}
        send={send}
        onBack={onBack}
      />
    );
  return <PasteKeysForm projectId={projectId} state={state} send={send} />;
}
