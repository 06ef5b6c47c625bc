"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { UNSENT } from "@/lib/domain/form-state";
import { answerDevicesForm } from "@/lib/features/rental-devices/actions";
import { RentalSummary } from "../../_components/rental/rental-summary";
import { DevicesForm } from "./devices-form";
import { activeAtFirst, type ShownDevice } from "./shown-device";

type Props = Readonly<{
  accountId: string;
  devices: readonly ShownDevice[];
  /** Devices that were asked to be deactivated. */
  off: readonly string[];
  /** Makes the same confirmation, sent twice, count once. */
  reference: string;
}>;

/** Which devices rent, edited: boxes on the screen, a summary from the server, and then the change. */
export function DevicesEditor({ accountId, devices, off, reference }: Props) {
  const [state, send] = useActionState(answerDevicesForm, UNSENT);
  const [{ ticked, isBack }, edit] = useEdit(state);
  if (state.answer?.step === "previewed" && !isBack)
    return (
      <RentalSummary
        accountId={accountId}
        page={`/accounts/${accountId}/hardware`}
        reference={reference}
        preview={state.answer.preview}
        values={state.values}
        send={send}
        onBack={() => edit({ ticked: null, isBack: true })}
      />
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Outcome state={state} />
      <DevicesForm
        accountId={accountId}
        devices={devices}
        ticked={ticked ?? activeAtFirst(devices, sentOr(state, off))}
        onTicked={(wanted) => edit({ ticked: wanted, isBack: true })}
        send={send}
      />
    </div>
  );
}

type State = Awaited<ReturnType<typeof answerDevicesForm>>;
type Edit = Readonly<{ ticked: ReadonlySet<string> | null; isBack: boolean }>;

const UNTOUCHED: Edit = { ticked: null, isBack: false };

/** What was edited counts until the next answer: then what was sent stands there, or what is saved by now. */
function useEdit(state: State): readonly [Edit, (edit: Edit) => void] {
  const [edited, setEdited] = useState<Edit & Readonly<{ of: State | null }>>({ ...UNTOUCHED, of: null });
  const router = useRouter();
  useEffect(() => {
    if (state.formError || state.answer?.step === "changed") router.refresh();
  }, [state, router]);
  return [edited.of === state ? edited : UNTOUCHED, (edit) => setEdited({ ...edit, of: state })];
}

/** What was sent last, unless it is in force; before anything was sent, what was asked to end. */
const sentOr = ({ answer, values }: State, off: readonly string[]) =>
  answer?.step === "changed" ? { values: {}, off: [] } : { values, off };

/** What became of the form that was sent last. */
function Outcome({ state: { answer, formError, fieldErrors } }: Readonly<{ state: State }>) {
  const t = useTranslations("devices");
  const problem = formError ?? Object.values(fieldErrors)[0];
  if (problem) return <Alert tone="end">{problem}</Alert>;
  if (answer?.step !== "changed") return null;
  return <Alert tone="good">{t(answer.change.applied ? "changed" : "alreadyChanged")}</Alert>;
}
