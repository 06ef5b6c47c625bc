"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CsvFields } from "@/components/forms/csv-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { answerPreAssignList } from "@/lib/features/pre-assignments/actions";
import { LinesTable } from "./lines-table";

/** A list of hardware licenses: shown line by line, and assigned only when every line is good. */
export function PreAssignList({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("preAssignments");
  const words = useTranslations("csv");
  const [{ values, formError, answer }, send] = useActionState(answerPreAssignList, UNSENT);
  if (answer?.step === "assigned")
    return <Alert tone="good">{t("assignedMany", { count: answer.count })}</Alert>;
  const preview = answer?.preview;
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="reference" value={reference} />
      <Panel title={t("list")}>
        <div className="grid gap-3.5">
          {formError && <Alert tone="end">{formError}</Alert>}
          <CsvFields
            csv={answer?.csv ?? values.csv ?? ""}
            columns={[
              { name: "serial", meaning: t("columns.serial") },
              { name: "article", meaning: t("columns.article") },
              { name: "quantity", meaning: t("columns.quantity") },
            ]}
            sample="/samples/hardware-licenses.csv"
          />
          <div>
            <SubmitButton name="intent" value="check" look={preview?.faults === 0 ? "plain" : "primary"}>
              {words("check")}
            </SubmitButton>
          </div>
        </div>
      </Panel>
      {preview && (
        <Panel
          title={t("preview")}
          flush
          footer={
            preview.faults === 0 && (
              <SubmitButton name="intent" value="assign">
                {t("assignAll", { count: preview.lines.length })}
              </SubmitButton>
            )
          }
        >
          <LinesTable preview={preview} />
        </Panel>
      )}
    </form>
  );
}
