"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { Alert } from "@/components/ui/alert";
import { buttonClass, ButtonLink } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import { UNSENT } from "@/lib/domain/form-state";
import { answerMoveForm } from "@/lib/features/license-moves/actions";
import type { MoveAnswer } from "@/lib/features/license-moves/schema";
import { MoveConfirmation } from "./move-confirmation";
import { MoveForm } from "./move-form";

type Props = Readonly<{ projectId: string; reference: string }>;

/** From which device to which, exactly what moves, and that it did. */
export function MoveFlow({ projectId, reference }: Props) {
  const [state, send] = useActionState(answerMoveForm, UNSENT);
  const [leftStep, setLeftStep] = useState<typeof state.answer>(null);
  const answer = state.answer === leftStep ? null : state.answer;
  if (answer?.step === "moved") return <Moved projectId={projectId} answer={answer.answer} />;
  if (answer?.step === "checked")
    return (
      <MoveConfirmation
        projectId={projectId}
        reference={reference}
        reason={state.values.reason ?? ""}
        answer={answer.answer}
        send={send}
        onBack={() => setLeftStep(answer)}
      />
    );
  return <MoveForm projectId={projectId} state={state} send={send} />;
}

function Moved({ projectId, answer }: Readonly<{ projectId: string; answer: MoveAnswer }>) {
  const t = useTranslations("licenseKeys");
  const { from, to, moved, mixings } = answer;
  const path = `/projects/${projectId}/license-keys`;
  return (
    <div className="grid max-w-xl justify-items-start gap-4">
      <Alert tone="good" title={t("moved", { count: moved.length, from, to })} />
      <MixingWarning mixings={mixings} />
      <div className="flex flex-wrap gap-2.5">
        <a
          href={withQuery(`${path}/download`, { serial: to })}
          download
          className={buttonClass({ look: "primary" })}
        >
          {t("boundOn", { serial: to })}
        </a>
        <ButtonLink href={path} prefetch={false}>
          {t("done")}
        </ButtonLink>
      </div>
    </div>
  );
}
