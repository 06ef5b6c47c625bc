"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type Choice, SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { UNSENT } from "@/lib/domain/form-state";
import { answerTransferForm } from "@/lib/features/key-transfers/actions";

type Props = Readonly<{
  projectId: string;
  choices: readonly Choice[];
  direction: "offered" | "received";
  transfer: Readonly<{ id: string; state: string; lastGroup: string }>;
}>;

/** What can be done with an open transfer: withdraw one's own; accept another's into a project, or decline it. */
export function TransferActions({ projectId, choices, direction, transfer }: Props) {
  const t = useTranslations("keyTransfers");
  const [{ formError, values }, send] = useActionState(answerTransferForm, UNSENT);
  const mayAccept = direction === "received" && transfer.state === "offered";
  return (
    <form action={send} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="transferId" value={transfer.id} />
      {mayAccept ? (
        <SelectField
          id={`into-${transfer.id}`}
          name="projectId"
          label={t("into")}
          choices={choices}
          defaultValue={values.projectId ?? projectId}
        />
      ) : (
        <input type="hidden" name="projectId" value={projectId} />
      )}
      {mayAccept && <Answer intent="accept" look="primary" lastGroup={transfer.lastGroup} />}
      <Answer
        intent={direction === "received" ? "decline" : "withdraw"}
        look="plain"
        lastGroup={transfer.lastGroup}
      />
      {formError && (
        <p role="alert" className="text-xs text-danger">
          {formError}
        </p>
      )}
    </form>
  );
}

type AnswerProps = Readonly<{
  intent: "accept" | "decline" | "withdraw";
  look: "primary" | "plain";
  lastGroup: string;
}>;

/** One of the buttons, which says to those who hear it which key it is about. */
function Answer({ intent, look, lastGroup }: AnswerProps) {
  const t = useTranslations("keyTransfers");
  return (
    <SubmitButton
      small
      look={look}
      name="intent"
      value={intent}
      aria-label={t(`answersTo.${intent}`, { lastGroup })}
    >
      {t(`answers.${intent}`)}
    </SubmitButton>
  );
}
