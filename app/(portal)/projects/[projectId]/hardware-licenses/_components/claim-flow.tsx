"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { StepLink } from "@/components/forms/step-link";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { withQuery } from "@/components/ui/with-query";
import { UNSENT } from "@/lib/domain/form-state";
import { answerClaimForm } from "@/lib/features/hardware-licenses/actions";
import { ClaimConfirmation } from "./claim-confirmation";
import { ClaimForm } from "./claim-form";

type Props = Readonly<{ projectId: string; reference: string }>;

/** The serial, its confirmation with what the device has, and the download. */
export function ClaimFlow({ projectId, reference }: Props) {
  const [state, send] = useActionState(answerClaimForm, UNSENT);
  const [leftStep, setLeftStep] = useState<typeof state.answer>(null);
  const answer = state.answer === leftStep ? null : state.answer;
  const goBack = () => setLeftStep(answer);
  if (answer?.step === "claimed")
    return <Claimed projectId={projectId} serial={answer.answer.serial} onAnother={goBack} />;
  if (answer?.step === "checked")
    return (
      <ClaimConfirmation
        projectId={projectId}
        reference={reference}
        answer={answer.answer}
        send={send}
        onBack={goBack}
      />
    );
  return <ClaimForm projectId={projectId} state={state} send={send} />;
}

type ClaimedProps = Readonly<{ projectId: string; serial: string; onAnother: () => void }>;

function Claimed({ projectId, serial, onAnother }: ClaimedProps) {
  const t = useTranslations("hardwareLicenses");
  const path = `/projects/${projectId}`;
  return (
    <div className="grid max-w-xl justify-items-start gap-4">
      <Alert tone="good" title={t("claimed", { serial })} />
      <div className="flex flex-wrap gap-2.5">
        <a
          href={withQuery(`${path}/license-keys/download`, { serial })}
          download
          className={buttonClass({ look: "primary" })}
        >
          {t("download")}
        </a>
        <StepLink href={`${path}/hardware-licenses`} onStep={onAnother}>
          {t("another")}
        </StepLink>
      </div>
    </div>
  );
}
