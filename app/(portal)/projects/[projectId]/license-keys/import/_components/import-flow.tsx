"use client";

import { useActionState, useState } from "react";
import { UNSENT } from "@/lib/domain/form-state";
import { answerImportForm } from "@/lib/features/license-imports/actions";
import { CheckedList } from "./checked-list";
import { ImportConfirmation } from "./import-confirmation";
import { ImportDone } from "./import-done";
import { ImportForm } from "./import-form";

type Props = Readonly<{ projectId: string; reference: string }>;

/** A list, every line of it as it would be bound, and that it was: nothing is bound while one line is bad. */
export function ImportFlow({ projectId, reference }: Props) {
  const [state, send] = useActionState(answerImportForm, UNSENT);
  const [leftStep, setLeftStep] = useState<typeof state.answer>(null);
  const answer = state.answer === leftStep ? null : state.answer;
  if (answer?.step === "bound") return <ImportDone projectId={projectId} answer={answer.answer} />;
  const list = answer?.list;
  return (
    <div className="grid grid-cols-1 gap-4">
      {list && <CheckedList list={list} />}
      {list?.answer ? (
        <ImportConfirmation
          mixings={list.answer.mixings}
          count={list.lines.length}
          wanted={{ projectId, reference, csv: csvOf(state.values) }}
          send={send}
          onBack={() => setLeftStep(answer)}
        />
      ) : (
        <ImportForm projectId={projectId} state={state} send={send} />
      )}
    </div>
  );
}

const csvOf = ({ csv = "" }: Readonly<Record<string, string>>): string => csv;
