"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FileField } from "@/components/forms/file-field";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextAreaField } from "@/components/forms/text-area-field";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { type FormState, UNSENT } from "@/lib/domain/form-state";
import { answerPriceFileForm, type ImportStep } from "@/lib/features/price-drafts/actions";
import { ImportPreview } from "./import-preview";

type Props = Readonly<{ draft: Readonly<{ id: string; version: number }> }>;

/** Takes a file over into the draft: first a look at each line, then all of them or none. */
export function ImportPanel({ draft }: Props) {
  const t = useTranslations("priceLists");
  const [state, send] = useActionState(answerPriceFileForm, UNSENT);
  const { fieldErrors, answer } = state;
  const csv = textIn(state);
  return (
    <Panel title={t("import")}>
      <form action={send} className="grid gap-3">
        <HiddenFields fields={{ id: draft.id, basedOn: draft.version }} />
        <Outcome state={state} />
        <p className="text-[0.8125rem] text-muted">{t("importHint")}</p>
        <FileField label={t("file")} accept=".csv,.txt,text/csv" tooLarge={t("fileTooLarge")} />
        <TextAreaField
          key={csv}
          name="csv"
          label={t("csv")}
          rows={5}
          spellCheck={false}
          defaultValue={csv}
          error={fieldErrors.csv}
          className="font-mono text-[0.8125rem]"
        />
        <SubmitButton look="plain" name="intent" value="check">
          {t("check")}
        </SubmitButton>
        {answer?.step === "checked" && <ImportPreview lines={answer.lines} />}
      </form>
    </Panel>
  );
}

type State = FormState<ImportStep>;

function Outcome({ state: { formError, answer } }: Readonly<{ state: State }>) {
  const t = useTranslations("priceLists");
  if (formError) return <Alert tone="end">{formError}</Alert>;
  return answer?.step === "imported" ? (
    <Alert tone="good">{t("imported", { count: answer.count })}</Alert>
  ) : null;
}

/** What was read stays to be corrected; what was taken over is done with. */
function textIn({ values, answer }: State): string {
  if (answer === null) return values.csv ?? "";
  return answer.step === "checked" ? answer.csv : "";
}
