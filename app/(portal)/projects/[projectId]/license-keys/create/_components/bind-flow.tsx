"use client";

import { type ReactNode, useActionState, useState } from "react";
import { UNSENT } from "@/lib/domain/form-state";
import { answerBindForm } from "@/lib/features/license-keys/actions";
import { BindConfirmation } from "./bind-confirmation";
import { BindForm, type Bindable } from "./bind-form";
import { BoundNote } from "./bound-note";

type Props = Readonly<{
  projectId: string;
  articles: readonly Bindable[];
  reference: string;
  /** Shown where nothing is left to bind. */
  children: ReactNode;
}>;

/** Say which license goes to which device, look at exactly that, confirm: nothing is bound before the last button. */
export function BindFlow({ projectId, articles, reference, children }: Props) {
  const [state, send] = useActionState(answerBindForm, UNSENT);
  const [leftStep, setLeftStep] = useState<typeof state.answer>(null);
  const answer = state.answer === leftStep ? null : state.answer;
  if (answer?.step === "checked")
    return (
      <BindConfirmation
        projectId={projectId}
        values={state.values}
        reference={reference}
        answer={answer.answer}
        send={send}
        onBack={() => setLeftStep(answer)}
      />
    );
  return (
    <div className="grid max-w-xl gap-4">
      {answer && <BoundNote projectId={projectId} answer={answer.answer} />}
      {articles.length === 0 ? (
        children
      ) : (
        <BindForm projectId={projectId} articles={articles} state={state} send={send} />
      )}
    </div>
  );
}
