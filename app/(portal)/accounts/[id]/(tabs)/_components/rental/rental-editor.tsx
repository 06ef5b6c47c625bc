"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { draftOfFields } from "@/lib/domain/accounts/rental-fields";
import { draftOf, type RentalDraft } from "@/lib/domain/accounts/rental-draft";
import { UNSENT } from "@/lib/domain/form-state";
import { answerConfigurationForm } from "@/lib/features/configurations/actions";
import { RentalForm } from "./rental-form";
import { RentalSummary } from "./rental-summary";
import { pbxsOf, type RentalAccount, type RentalOffer } from "./rental-types";

type Props = Readonly<{
  account: RentalAccount;
  offer: RentalOffer;
  /** PBXs to begin with although they rent nothing yet. */
  wanted: readonly string[];
  /** Makes the same confirmation, sent twice, count once. */
  reference: string;
}>;

/** What is rented, edited: a draft on the screen, a summary from the server, and then the change. */
export function RentalEditor({ account, offer, wanted, reference }: Props) {
  const [state, send] = useActionState(answerConfigurationForm, UNSENT);
  const [draft, setDraft] = useState(() => typedDraft(state));
  const [isBack, setBack] = useState(false);
  useFresh(state, { onChanged: () => setDraft(null), onAnswer: () => setBack(false) });
  if (state.answer?.step === "previewed" && !isBack)
    return (
      <RentalSummary
        accountId={account.id}
        page={`/accounts/${account.id}`}
        reference={reference}
        preview={state.answer.preview}
        values={state.values}
        send={send}
        onBack={() => setBack(true)}
      />
    );
  return (
    <>
      <Outcome state={state} isUntouched={draft === null} />
      <RentalForm
        account={account}
        offer={offer}
        draft={draft ?? draftOf(pbxsOf(account.pbxs), wanted)}
        onDraft={setDraft}
        send={send}
      />
    </>
  );
}

type State = Awaited<ReturnType<typeof answerConfigurationForm>>;

/** What was typed before the page was drawn anew, where no script kept it. */
const typedDraft = ({ answer, values }: State): RentalDraft | null =>
  answer?.step === "changed" ? null : draftOfFields(values);

type Reactions = Readonly<{ onChanged: () => void; onAnswer: () => void }>;

/** After a change the draft is what is saved; after a refusal the page is asked for what is saved now. */
function useFresh(state: State, { onChanged, onAnswer }: Reactions): void {
  const router = useRouter();
  useEffect(() => {
    onAnswer();
    if (state.answer?.step === "changed") onChanged();
    if (state.formError) router.refresh();
    // Only a new answer is news; the reactions are the same in every rendering.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
}

/** What became of the form that was sent last. */
function Outcome({ state, isUntouched }: Readonly<{ state: State; isUntouched: boolean }>) {
  const t = useTranslations("rental");
  const { answer, formError, fieldErrors } = state;
  const problem = formError ?? Object.values(fieldErrors)[0];
  if (problem) return <Notice tone="end">{problem}</Notice>;
  if (answer?.step !== "changed" || !isUntouched) return null;
  return <Notice tone="good">{t(answer.change.applied ? "changed" : "alreadyChanged")}</Notice>;
}

const Notice = ({ tone, children }: Readonly<{ tone: "end" | "good"; children: string }>) => (
  <div className="mb-4">
    <Alert tone={tone}>{children}</Alert>
  </div>
);
