"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { BoundLicensesTable } from "@/components/licenses/bound-licenses-table";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { answerReturnForm } from "@/lib/features/license-returns/actions";
import type { ReturnAnswer } from "@/lib/features/license-returns/schema";
import { ConfirmButtons } from "../../_components/confirm-buttons";
import { ReturnForm } from "./return-form";

type Props = Readonly<{ projectId: string; reference: string }>;

/** The device's file, exactly what it returns, and that it did. */
export function ReturnFlow({ projectId, reference }: Props) {
  const [state, send] = useActionState(answerReturnForm, UNSENT);
  const [leftStep, setLeftStep] = useState<typeof state.answer>(null);
  const answer = state.answer === leftStep ? null : state.answer;
  if (answer?.step === "returned") return <Returned projectId={projectId} answer={answer.answer} />;
  if (answer?.step === "checked")
    return (
      <ReturnConfirmation answer={answer.answer}>
        <form action={send} className="grid gap-3">
          <HiddenFields
            fields={{ projectId, reference, serial: state.values.serial, xml: state.values.xml }}
          />
          <ReturnButtons projectId={projectId} answer={answer.answer} onBack={() => setLeftStep(answer)} />
        </form>
      </ReturnConfirmation>
    );
  return <ReturnForm projectId={projectId} state={state} send={send} />;
}

type Confirmation = Readonly<{ answer: ReturnAnswer; children: React.ReactNode }>;

function ReturnConfirmation({ answer: { returned, staying }, children }: Confirmation) {
  const t = useTranslations("licenseKeys");
  return (
    <Panel title={t("returnTitle")} flush className="max-w-3xl">
      <BoundLicensesTable caption={t("returnTitle")} licenses={returned} />
      <div className="grid gap-3 px-4 py-4">
        {staying > 0 && <p className="text-muted">{t("staying", { count: staying })}</p>}
        <p className="text-muted">{t("returnNote")}</p>
        {children}
      </div>
    </Panel>
  );
}

type Buttons = Readonly<{ projectId: string; answer: ReturnAnswer; onBack: () => void }>;

function ReturnButtons({ projectId, answer, onBack }: Buttons) {
  const t = useTranslations("licenseKeys");
  return (
    <ConfirmButtons intent="return" backHref={`/projects/${projectId}/license-keys/return`} onBack={onBack}>
      {t("returnConfirm", { count: answer.returned.length })}
    </ConfirmButtons>
  );
}

function Returned({ projectId, answer }: Readonly<{ projectId: string; answer: ReturnAnswer }>) {
  const t = useTranslations("licenseKeys");
  return (
    <div className="grid max-w-xl justify-items-start gap-4">
      <Alert tone="good" title={t("returned", { count: answer.returned.length })} />
      <ButtonLink href={`/projects/${projectId}/license-keys`} prefetch={false}>
        {t("done")}
      </ButtonLink>
    </div>
  );
}
