"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CsvFields } from "@/components/forms/csv-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/panel";
import { UNSENT } from "@/lib/domain/form-state";
import { answerBatchForm } from "@/lib/features/key-batches/actions";
import { BatchTable } from "./batch-table";
import { IssuedBatch } from "./issued-batch";

/** A list of orders: read and shown line by line, and issued only when every line is good. */
export function BatchForm({ reference }: Readonly<{ reference: string }>) {
  const t = useTranslations("keyBatch");
  const words = useTranslations("csv");
  const [{ values, formError, answer }, send] = useActionState(answerBatchForm, UNSENT);
  if (answer?.step === "issued") return <IssuedBatch batch={answer.batch} />;
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
              { name: "isc", meaning: t("columns.isc") },
              { name: "articles", meaning: t("columns.articles") },
              { name: "count", meaning: t("columns.count") },
              { name: "order_number", meaning: t("columns.orderNumber") },
              { name: "note", meaning: t("columns.note") },
            ]}
            sample="/samples/activation-keys.csv"
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
              <SubmitButton name="intent" value="issue">
                {t("issue", { keys: preview.keys })}
              </SubmitButton>
            )
          }
        >
          <BatchTable preview={preview} />
        </Panel>
      )}
    </form>
  );
}
